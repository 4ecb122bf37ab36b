guide-contents = فصول الدليل
guide-example = مثال الدليل
