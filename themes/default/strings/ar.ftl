# ألفاظ القالب الثابتة بالعربية.
language-ar = العربية
language-en = الإنجليزية
language-fr = الفرنسية
language-fa = الفارسية
language-tr = التركية
language-he = العبرية
language-ku = الكردية
language-ckb = الكردية
language-ur = الأردية
language-de = الألمانية
language-es = الإسبانية
language-ru = الروسية
language-zh = الصينية

skip = انتقل إلى المحتوى
languages = اللغات
sections = الأقسام
home = الرئيسية
nav-briefs = الموجزات
nav-actors = الأشخاص والجهات
nav-places = الأماكن
nav-topics = الموضوعات
nav-sources = المصادر
nav-publishers = الناشرون
nav-timeline = الخط الزمني
nav-deadlines = المواعيد

latest = أحدث الموجزات
all-briefs = كل الموجزات
all-deadlines = كل المواعيد
all-actors = كل الأشخاص والجهات
all-places = كل الأماكن
all-topics = كل الموضوعات
all-sources = كل المصادر
due-next = مواعيد مقبلة
who = أبرز الأطراف
where = الأماكن
what = الموضوعات
years = بحسب السنوات

count-briefs = { $count ->
    [zero] لا موجزات
    [one] موجز واحد
    [two] موجزان
    [few] { $count } موجزات
    [many] { $count } موجزاً
   *[other] { $count } موجز
}
count-events = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثاً
   *[other] { $count } حدث
}
count-actors = { $count ->
    [zero] لا أسماء بعد
    [one] اسم واحد
    [two] اسمان
    [few] { $count } أسماء
    [many] { $count } اسماً
   *[other] { $count } اسم
}
count-places = { $count ->
    [zero] لا أماكن بعد
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
    [many] { $count } مكاناً
   *[other] { $count } مكان
}
count-topics = { $count ->
    [zero] لا موضوعات بعد
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } موضوعات
    [many] { $count } موضوعاً
   *[other] { $count } موضوع
}
count-sources = { $count ->
    [zero] لا مصادر بعد
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدراً
   *[other] { $count } مصدر
}
count-publishers = { $count ->
    [zero] لا ناشرين بعد
    [one] ناشر واحد
    [two] ناشران
    [few] { $count } ناشرين
    [many] { $count } ناشراً
   *[other] { $count } ناشر
}
pages = صفحات القائمة
by-time = كلها بحسب الزمن

key-points = أبرز النقاط
updated = آخر تحديث
draft = مسودة
forced = أُعدّ هذا الموقع وفي محتواه أخطاء لم تُصحَّح.
actors = الأطراف
places = الأماكن
topics = الموضوعات
dates = التواريخ
sources = المصادر
source-links = المصدر
corrections = التصويبات
correction = تصويب
no-corrections = لا تصويبات حتى الآن.
related = اقرأ أيضاً
backlinks = مواضع الذكر
earlier = الموجز السابق
later = الموجز التالي
written-by = التحرير
translated-by = الترجمة
reviewed-by = المراجعة
by = بقلم

notice-missing = لم يُنقل هذا النص إلى العربية بعد، وهو معروض هنا بلغته الأصلية: { $language }.
notice-outdated = عُدِّل النص الأصلي بعد إنجاز هذه الترجمة.
notice-original = النص الأصلي: { $language }
notice-blocks = الفقرات التي تغيّرت في الأصل منذ ذلك الحين:

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تنبيه
alert-caution = تحذير
footnotes = الحواشي
footnote-mark = الحاشية { $number }
footnote-back = عودة إلى موضع الحاشية { $number } في النص
footnote-back-of = عودة إلى الموضع { $place } من { $places } للحاشية { $number } في النص
task-done = أُنجز
task-open = لم يُنجز

other-names = أسماء أخرى
part-of = جزء من
# Of a person; the name of whom they belong to follows.
part-of-person = الانتماء إلى
parts-actor = جهات تابعة
parts-person = أشخاص منتسبون
parts-place = أماكن تابعة
parts-topic = موضوعات فرعية
parts-source = مصادر نقلت عنه
derived-from = نقلاً عن
positions = المناصب
since = منذ
until = حتى
held-from = من
held-to = إلى
# بدل «منذ» و«حتى» حيث لا يكون التاريخ يوماً أو شهراً أو سنة فحسب.
starts = البداية:
ends = النهاية:
country = البلد
links = روابط
wikidata = ويكي بيانات
statements = التصريحات
translated-from = مترجم عن { $language }
statements-newest = أحدث { $shown } من أصل { $count }
events = التواريخ
together = أطراف في الموجزات نفسها
published = صفحة الناشر
is-actor = التعريف بالناشر
coordinates = الإحداثيات
coordinates-pair = { $latitude }، { $longitude }
degrees-north = { $degrees } شمالاً
degrees-south = { $degrees } جنوباً
degrees-east = { $degrees } شرقاً
degrees-west = { $degrees } غرباً
cited-in = استُشهد به في
places-left-out = { $count ->
    [zero] ولا مواضع أخرى في هذا الموجز
    [one] وموضع آخر في هذا الموجز
    [two] وموضعان آخران في هذا الموجز
    [few] و{ $count } مواضع أخرى في هذا الموجز
    [many] و{ $count } موضعاً آخر في هذا الموجز
   *[other] و{ $count } موضع آخر في هذا الموجز
}

comma = ،
author = بقلم
publisher = الناشر
published-on = تاريخ النشر
accessed = تاريخ الاطلاع
archived = نسخة مؤرشفة
in-language = اللغة
unnamed = مصدر لم يُكشف اسمه
unnamed-name = مصدر لم يُكشف اسمه
others = آخرون
and-others = وآخرون
no-url = لا رابط معروفاً لهذا المصدر.
reliability = المصدر
credibility = المعلومة
reliability-A = موثوق تماماً
reliability-B = موثوق في العادة
reliability-C = موثوق إلى حد ما
reliability-D = غير موثوق في العادة
reliability-E = غير موثوق
reliability-F = لا يمكن الحكم على موثوقيته
credibility-1 = أكدتها مصادر أخرى
credibility-2 = يُرجَّح أنها صحيحة
credibility-3 = قد تكون صحيحة
credibility-4 = مشكوك في صحتها
credibility-5 = يُستبعد أن تكون صحيحة
credibility-6 = لا يمكن الحكم على صحتها
note = ملاحظة
quote = بالنص

deadlines-due = مواعيد مقبلة
deadlines-past = مواعيد انقضت
deadlines-as-of = بحسب تاريخ إعداد الموقع:
no-deadlines = لا مواعيد مسجّلة.
timeline-near = حول تاريخ اليوم
no-events = لا أحداث مؤرخة.

event-type-event = حدث
event-type-deadline = موعد نهائي
event-type-announcement = إعلان
event-type-period = فترة

role-participant = طرف مشارك
role-speaker = طرف متحدث
role-signatory = طرف موقِّع
role-mediator = طرف وسيط
role-subject = محور الخبر
role-target = طرف مستهدَف
role-supporter = طرف مؤيد
role-opponent = طرف معارض
role-observer = طرف مراقب

actor-type-person = شخص
actor-type-organization = منظمة
actor-type-public-body = جهة رسمية
actor-type-state = دولة
actor-type-military = قوة عسكرية
actor-type-company = شركة
actor-type-media = وسيلة إعلامية
actor-type-group = جماعة

source-type-article = مادة صحفية
source-type-journal-article = مقالة في دورية
source-type-statement = بيان
source-type-report = تقرير
source-type-document = وثيقة
source-type-chapter = فصل من كتاب
source-type-dataset = مجموعة بيانات
source-type-interview = مقابلة
source-type-broadcast = مادة إذاعية أو تلفزيونية
source-type-social-post = منشور على وسائل التواصل
source-type-observation = معاينة مباشرة

search = البحث
search-label = ابحث في الموجزات والأشخاص والأماكن والمصادر
search-narrow = تضييق النتائج
search-any = الكل
search-kind = النوع
search-actor = الشخص أو الجهة
search-topic = الموضوع
search-place = المكان
search-year = السنة
search-more = مزيد من النتائج
search-elsewhere = وردت الكلمات في موضع لاحق من النص.
search-failed = تعذّر تحميل فهرس البحث. أعد المحاولة، أو تصفّح القوائم أدناه.
search-lists = تصفّح القوائم
search-no-script = البحث يحتاج إلى جافاسكربت. ومن دونها تجد كل شيء في هذه القوائم: الموجزات بحسب السنة، والأشخاص والجهات والأماكن والموضوعات بحسب الحروف.
count-results = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
kind-brief = موجز
kind-actor = شخص أو جهة
kind-place = مكان
kind-topic = موضوع
kind-source = مصدر
kind-publisher = ناشر
kind-page = صفحة

not-found = الصفحة غير موجودة
not-found-text = لا صفحة في هذا العنوان، وربما نُقلت إلى عنوان آخر. ابدأ من الصفحة الرئيسية.
choose = اختر اللغة
feed = خلاصة الموقع
edit = اقترح تعديلاً
license = الترخيص
made-with = أُعدّ بأداة موجز

# A brief in two languages, side by side.
side-by-side = النصّان متقابلان: { $first } و{ $second }
show-both = النصّان معاً
older-block = هذه الفقرة أقدم من الأصل
no-counterpart = لا مقابل لها في هذا النص
last-read = آخر لغة قرأت بها

# Cards that show what a link leads to.
preview-brief = موجز
preview-source = مصدر
preview-place = مكان
preview-topic = موضوع

# ما يحفظه القارئ على جهازه.
offline = القراءة من دون اتصال
offline-intro = تبقى الصفحات التي تقرؤها محفوظة على جهازك تلقائياً، وتُفتح من دون اتصال بالشبكة. اختر هنا ما تريد حفظه غيرها؛ لا يُنزَّل شيء قبل أن تطلبه.
offline-missing = الصفحة التي طلبتها غير محفوظة على هذا الجهاز، والشبكة لا تستجيب.
offline-again = حاول مجدداً
offline-script = يحتاج الاختيار إلى جافاسكربت، وهي معطّلة هنا أو لم تُحمَّل بعد. كل ما عدا ذلك في الموقع يعمل من دونها.
offline-folder = أنت تقرأ من مجلد على جهازك: الموقع كله هنا، مع الاتصال ومن دونه.
offline-unable = لا يستطيع هذا المتصفح حفظ المواقع، أو أن عنوان الموقع لا يبدأ بـhttps فليس آمناً.
offline-refused = يرفض هذا المتصفح حفظ أي شيء لهذا الموقع، كما قد يفعل في نافذة التصفح الخاص. لا يمكن حفظ المزيد.
offline-languages = اللغات
offline-extent = المقدار
offline-all = الموقع كله
offline-years = سنوات محددة
offline-topics = موضوعات محددة
offline-which-years = السنوات
offline-which-topics = الموضوعات
offline-topics-only = يُحفظ من الموضوعات صفحاتها وحدها. أما البحث فيُحفظ مع الموقع كله أو مع سنوات بعينها.
offline-ready = سيُنزَّل { $lacking } من أصل { $whole }.
offline-update = تغيّر الموقع منذ أن حفظته. سيُنزَّل { $lacking }.
offline-kept = كل ما اخترته محفوظ على جهازك: { $whole }.
offline-kept-offline = المحفوظ على جهازك: { $whole }. لا يمكن تنزيل المزيد من دون اتصال.
offline-no-network = لا يمكن تنزيل شيء من دون اتصال.
offline-nothing = اختر لغة، وما تريده من السنوات أو الموضوعات.
offline-done = تم الحفظ: يُفتح ما اخترته من الآن فصاعداً من دون اتصال.
offline-waiting = اكتمل التنزيل. يبدأ استعمال النسخة الجديدة حين تُغلق صفحات الموقع الأخرى المفتوحة.
offline-removed = أُزيل المحفوظ من جهازك.
offline-broke-off = انقطع الاتصال. ما وصل محفوظ: ابدأ من جديد فلا يُنزَّل إلا الباقي.
offline-changed = حُدِّث الموقع في هذه الأثناء. ما حفظته من قبل ما زال يُفتح؛ ابدأ من جديد لتنزيل النسخة الجديدة.
offline-stopped = توقف التنزيل. ما وصل محفوظ: ابدأ من جديد فلا يُنزَّل إلا الباقي.
offline-full = لا تكفي المساحة المتاحة على هذا الجهاز. قلّل ما اخترته، أو أخلِ بعض المساحة.
offline-temporary = لم يتعهد المتصفح بإبقاء المحفوظ: قد يمحوه حين تضيق المساحة.
offline-running = نُزِّل { $done } من أصل { $whole }
offline-progress = جارٍ التنزيل
offline-take = احفظ على هذا الجهاز
offline-stop = أوقف
offline-remove = أزل من هذا الجهاز

# ما تستند إليه النقاط.
standing-none = لم يُذكر لها مصدر
standing-one = تستند إلى مصدر واحد
standing-one-of-unnamed = تستند إلى مصدر واحد ينقل عن أشخاص لم تُكشف أسماؤهم
standing-one-of-one-unnamed = تستند إلى مصدر واحد ينقل عن مصدر لم يُكشف اسمه
standing-unnamed = تستند إلى مصدر واحد لم يُكشف اسمه
standing-unnamed-shared = { $count ->
    [two] تستند إلى مصدرين مردّهما إلى مصدر واحد لم يُكشف اسمه
    [few] تستند إلى { $count } مصادر مردّها إلى مصدر واحد لم يُكشف اسمه
    [many] تستند إلى { $count } مصدراً مردّها إلى مصدر واحد لم يُكشف اسمه
   *[other] تستند إلى { $count } مصدر مردّها إلى مصدر واحد لم يُكشف اسمه
}
standing-shared = { $count ->
    [two] تستند إلى مصدرين لا يستقل أحدهما عن الآخر
    [few] تستند إلى { $count } مصادر لا يستقل بعضها عن بعض
    [many] تستند إلى { $count } مصدراً لا يستقل بعضها عن بعض
   *[other] تستند إلى { $count } مصدر لا يستقل بعضها عن بعض
}
standing-several = { $count ->
    [two] تستند إلى مصدرين مستقلين
    [few] تستند إلى { $count } مصادر مستقلة
    [many] تستند إلى { $count } مصدراً مستقلاً
   *[other] تستند إلى { $count } مصدر مستقل
}
standing-some = { $count ->
    [few] تستند إلى { $count } مصادر، { $independent }
    [many] تستند إلى { $count } مصدراً، { $independent }
   *[other] تستند إلى { $count } مصدر، { $independent }
}
count-independent = { $count ->
    [two] اثنان منها مستقلان
    [few] { $count } منها مستقلة
    [many] { $count } منها مستقلة
   *[other] { $count } منها مستقلة
}
standing-nobody-named = { $count ->
    [two] { $words }، لم يُكشف اسم أي منهما
   *[other] { $words }، لم يُكشف اسم أي منها
}
standing-origin = الأصل المشترك
standing-repeats = ينقل عن
standing-common = القاسم المشترك
standing-reliability = أعلى تقدير لمصدر
standing-credibility = أعلى تقدير لمعلومة
standing-people = على لسان
standing-bodies = صادر عن
standing-corrected = تصويب
standing-corrected-original = صُوّب الأصل ولم تُصوَّب الترجمة بعد
point-number = النقطة { $number }
point-link = رابط النقطة { $number }
claims = نقاط تستند إليه
# في صفحة الطرف، ويأتي الاسم بعدها.
claims-by = نقاط تستند إلى أقوال
sources-by = مصادر صادرة عن
claims-newest = أحدث { $shown } من أصل { $count }
sources-newest = أحدث { $shown } من أصل { $count }
claim-through = عبر
correction-before = ما كان مكتوباً

# بيانات الموقع.
data = البيانات
data-intro = كل ما في هذا الموقع من معلومات، في ملفات يمكنك أخذها: الموجزات، ونقاطها وما تستند إليه، والتصريحات، والأشخاص والجهات، والأماكن، والموضوعات، والمصادر، والتواريخ. لا تتغير المعرّفات من إصدار إلى آخر. والتواريخ مكتوبة بصيغة EDTF، ومع كل منها أول يوم يحتمله وآخر يوم.
data-json = كل شيء في ملف واحد
data-json-text = البيانات كلها بصيغة JSON وبجميع اللغات، ومعها مخطط JSON Schema الذي يشرح كل مفتاح.
data-csv = جداول
data-csv-text = ملفات CSV بترميز UTF-8 لبرامج الجداول والإحصاء. تفصل بين عناصر الخلية الواحدة فاصلة منقوطة. ويبدأ بفاصلة عليا كل نص قد يعدّه برنامج الجداول معادلة.
data-linked = بيانات مترابطة
data-linked-text = صيغة JSON-LD بمصطلحات schema.org كما تحملها كل صفحة، في ملف لكل لغة.
data-ftm = للمحققين
data-ftm-text = كيانات FollowTheMoney، كائن JSON واحد في كل سطر، كما تقرؤها Aleph وما يشبهها من أدوات.
data-table-briefs = الموجزات بتواريخها وعناوينها وما تتناوله
data-table-claims = النقاط ومصادرها وما تعنيه هذه المصادر مجتمعة
data-table-statements = التصريحات المنسوبة
data-table-corrections = التصويبات
data-table-parts = الأطراف في كل موجز ودور كل منها
data-table-actors = الأشخاص والجهات
data-table-positions = المناصب ومُدد شغلها
data-table-memberships = انتماءات الأطراف ومُددها
data-table-places = الأماكن وإحداثياتها
data-table-topics = الموضوعات
data-table-sources = المصادر ودرجة موثوقيتها
data-table-events = ما جرى وما هو منتظر، ومتى

# الزمن مرسوماً.
over-time = عبر الزمن
years-overlap = ما امتدّ على سنوات يُعدّ في كل منها.
chart-skip = تجاوز الرسم إلى القائمة
chart-event = يوم بعينه
chart-within = في وقت ما من هذه المدة
chart-lasts = دام أو يدوم هذه المدة
chart-post = منصب أو عضوية
chart-soft = تدرّج اللون: بداية أو نهاية مفتوحة أو غير معروفة بدقة
chart-goes-on = تدرّج اللون عند الحافة: يمتد إلى ما وراءها
chart-doubtful = خط متقطع: قد يكون المصدر مخطئاً
chart-gap = مظلّل: زمن لم يُرسم بطوله
chart-today = يوم إعداد الموقع
tenures = المناصب والأعضاء

# صاحب القول أو الفعل.
by-deadline = بتعهّد من
by-announcement = بإعلان من
by-event = من جانب
by-period = من جانب

# ما بقي من الوقت أو ما مضى منه؛ كل مدة هنا مجرورة.
left-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
left-months = { $count ->
    [zero] { $count } شهر
    [one] شهر
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}
left-years = { $count ->
    [zero] { $count } سنة
    [one] سنة
    [two] سنتين
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
left-about = نحو { $time }
left-today = اليوم
left-tomorrow = غداً
left-yesterday = حلّ أمس
left-in = بعد { $time }
left-ago = منذ { $time }
left-least-in = بعد { $time } على أقرب تقدير
left-least-ago = منذ { $time } أو أكثر
left-most = في غضون { $time } على أبعد تقدير
left-last-day = اليوم آخر يوم ممكن
left-any-day = قد يحلّ في أي يوم، في غضون { $time } على أبعد تقدير
left-open = قد يحلّ في أي يوم، ولا يُعرف له حد أقصى
deadlines-by-clock = بحسب تاريخ اليوم على جهازك.
calendar-file = ملف تقويم (ICS)
calendar-subscribe = الاشتراك من برنامج التقويم
calendar-undated = { $count ->
    [zero] لا موعد خارج التقويم.
    [one] في القائمة موعد واحد ليس له يوم يقبله التقويم، فلا يظهر فيه.
    [two] في القائمة موعدان ليس لهما يوم يقبله التقويم، فلا يظهران فيه.
    [few] في القائمة { $count } مواعيد ليس لها يوم يقبله التقويم، فلا تظهر فيه.
    [many] في القائمة { $count } موعداً ليس لها يوم يقبله التقويم، فلا تظهر فيه.
   *[other] في القائمة { $count } موعد ليس لها يوم يقبله التقويم، فلا تظهر فيه.
}

# من يظهر مع من، والخريطة.
network = من يظهر مع من
network-all = يعرض الرسم كل من ورد مع غيره في موجز واحد على الأقل: { $all ->
    [zero] لا أحد
    [one] طرف واحد
    [two] طرفان
    [few] { $all } أطراف
    [many] { $all } طرفاً
   *[other] { $all } طرف
}.
network-shown = يعرض الرسم { $shown ->
    [zero] صفراً
    [one] طرفاً واحداً
    [two] طرفين
    [few] { $shown } أطراف
    [many] { $shown } طرفاً
   *[other] { $shown } طرف
} من أصل { $all }: من ورد مع طرف آخر في { $least ->
    [zero] أي موجز
    [one] موجز واحد
    [two] موجزين
    [few] { $least } موجزات
    [many] { $least } موجزاً
   *[other] { $least } موجز
} على الأقل.
network-capped = يعرض الرسم { $shown ->
    [zero] صفراً
    [one] طرفاً واحداً
    [two] طرفين
    [few] { $shown } أطراف
    [many] { $shown } طرفاً
   *[other] { $shown } طرف
} من أصل { $all }، هم الأكثر وروداً مع غيرهم، ويصل بين من وردوا معاً في { $least ->
    [zero] أي موجز
    [one] موجز واحد
    [two] موجزين
    [few] { $least } موجزات
    [many] { $least } موجزاً
   *[other] { $least } موجز
} على الأقل.
network-ties = رُسمت من الصلات بينهم أقواها: { $drawn } من أصل { $ties }.
network-how = الدائرة طرف، وتكبر بعدد الموجزات التي ورد فيها. والخط يصل بين طرفين وردا في موجز واحد، ويغلظ كلما تكرر ذلك. واللون لمجموعة يرد أفرادها معاً.
network-keys = الأسهم تنقلك من طرف إلى طرف متصل به، والمفاتيح + و− و0 تكبّر الرسم وتصغّره وتعيده كما كان.
network-groups = مجموعات حول
network-table = الجدول
network-caption = من ورد مع من، والأكثر أولاً
network-one = الطرف
network-other = مع
network-count = موجزات مشتركة
network-newest = أحدثها
network-listed = في الجدول أكثر الثنائيات تكراراً، { $listed } من أصل { $pairs }؛ والبقية في صفحات الأطراف.
network-node = { $name }: مع { $others ->
    [zero] لا أحد
    [one] طرف واحد
    [two] طرفين
    [few] { $others } أطراف
    [many] { $others } طرفاً
   *[other] { $others } طرف
}، في { $briefs ->
    [zero] لا موجزات
    [one] موجز واحد
    [two] موجزين
    [few] { $briefs } موجزات
    [many] { $briefs } موجزاً
   *[other] { $briefs } موجز
}
picture-skip = تجاوز الرسم
picture-scrolls = الرسم أعرض من الشاشة، ويمكن تمريره إلى الجانبين.
zoom = حجم الرسم
zoom-in = تكبير
zoom-out = تصغير
zoom-whole = الرسم كله
map = الأماكن على الخريطة
map-all = على الخريطة كل ما عُرفت إحداثياته: { $all ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $all } أماكن
    [many] { $all } مكاناً
   *[other] { $all } مكان
}.
map-capped = على الخريطة { $shown ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $shown } أماكن
    [many] { $shown } مكاناً
   *[other] { $shown } مكان
} من أصل { $all } عُرفت إحداثياتها، هي الأكثر وروداً في الموجزات.
map-how = تكبر الدائرة بعدد الموجزات. ولا ترسم الخريطة إلا اليابسة والسواحل، ولا تسمّي إلا أماكن هذا الموقع.
map-keys = الأسهم تنقلك من مكان إلى أقرب مكان في جهتها، والمفاتيح + و− و0 تكبّر الخريطة وتصغّرها وتعيدها كما كانت.
map-crowded = أُزيحت الدوائر المتقاربة قليلاً عن مواضعها كي لا تتراكب، ويدلّ الخط على موضع كل منها.
map-credit = رسم اليابسة من Natural Earth، وهو ملك عام.
map-list = بحسب عدد الموجزات
map-elsewhere = أماكن لم تُسجَّل إحداثياتها
map-caption = الأماكن، والأكثر وروداً أولاً
map-name = المكان
map-place = { $name }: { $briefs ->
    [zero] لا موجزات
    [one] موجز واحد
    [two] موجزان
    [few] { $briefs } موجزات
    [many] { $briefs } موجزاً
   *[other] { $briefs } موجز
}
locator = { $name } على الخريطة

# المراجع.
cite-as = صيغة الاستشهاد
cited-at = عودة إلى موضع الاستشهاد بالمصدر { $number }
cited-at-of = عودة إلى الموضع { $place } من { $places } للاستشهاد بالمصدر { $number }
cited-at-unnumbered = عودة إلى موضع الاستشهاد
cited-at-unnumbered-of = عودة إلى موضع الاستشهاد { $place } من { $places }
download-references = تنزيل المراجع
download-all-references = تنزيل مراجع الموقع كلها

# ما بقي من الروابط.
no-longer-answers = لم يعد هذا الرابط يعمل
checked-on = آخر تحقق
own-copy = نسخة محفوظة لدينا

# الخلاصات.
follow = للمتابعة في قارئ الخلاصات
data-feeds = الخلاصات
data-feeds-text = كل جديد وكل تصويب، بصيغتي Atom وJSON Feed لقارئات الخلاصات. ولكل شخص أو جهة أو مكان أو موضوع ورد في أكثر من موجز خلاصتاه، ورابطاهما في صفحته.

# ما يُسمع.
cite-name = المصدر { $number }
evidence = مصادر يُستشهد بها أول مرة فيما يلي
chart-key = معاني الأشكال
notice-block = الفقرة { $number }
# سجل التعديلات.
history = سجل التعديلات
history-about = ما تغيّر في ملفات هذا الموجز، الأحدث أولاً، كما يحفظه مستودع git الخاص بالموقع. ولا يُذكر ما جرى قبل أن يُنشر الموجز.
history-original-added = أُضيف النص الأصلي
history-original-changed = عُدّل النص الأصلي
history-original-moved = نُقل ملف النص الأصلي
history-translation-added = أُضيفت الترجمة إلى { $language }
history-translation-changed = عُدّلت الترجمة إلى { $language }
history-translation-moved = نُقل ملف الترجمة ({ $language })
history-at-once = { $count ->
    [zero] لم يُعدَّل أي موجز
    [one] موجز واحد عُدّل وحده
    [two] واحد من موجزين عُدّلا دفعة واحدة
    [few] واحد من { $count } موجزات عُدّلت دفعة واحدة
    [many] واحد من { $count } موجزاً عُدّلت دفعة واحدة
   *[other] واحد من { $count } موجز عُدّلت دفعة واحدة
}
