# ألفاظ القالب الثابتة بالعربية.
language-ar = العربية
language-en = الإنكليزية
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

skip = انتقل إلى النص
languages = اللغات
sections = الأقسام
home = الرئيسية
nav-briefs = الموجزات
nav-actors = الشخصيات والجهات
nav-places = الأماكن
nav-topics = الموضوعات
nav-sources = المصادر
nav-publishers = الناشرون
nav-timeline = الخط الزمني
nav-deadlines = المواعيد

latest = أحدث الموجزات
all-briefs = كل الموجزات
all-deadlines = كل المواعيد
all-actors = كل الشخصيات والجهات
all-places = كل الأماكن
all-topics = كل الموضوعات
due-next = مواعيد مقبلة
who = مَن
where = أين
what = في أي موضوع
years = بحسب السنة

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
count-entries = { $count ->
    [zero] لا شيء بعد
    [one] مدخل واحد
    [two] مدخلان
    [few] { $count } مداخل
    [many] { $count } مدخلاً
   *[other] { $count } مدخل
}

key-points = أبرز النقاط
updated = آخر تحديث
draft = مسودة
forced = بُني هذا الموقع رغم أخطاء في محتواه.
actors = الأطراف
places = الأماكن
topics = الموضوعات
dates = التواريخ
sources = المصادر
source-links = المصدر
corrections = التصويبات
correction = تصويب
no-corrections = لم يقع حتى الآن ما يستدعي التصويب.
related = اقرأ أيضاً
backlinks = ورد ذكره في
earlier = الأقدم
later = الأحدث
written-by = كتبه
translated-by = ترجمه
reviewed-by = راجعه
by = بقلم

notice-missing = لم يُنقل هذا النص إلى العربية بعد، وهو معروض هنا بلغته الأصلية: { $language }.
notice-outdated = هذه الترجمة أقدم من أصلها.
notice-original = النص الأصلي: { $language }
notice-blocks = الفقرات التي تغيّرت في الأصل منذ الترجمة:

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تنبيه
alert-caution = تحذير
footnotes = الحواشي
footnote-back = عودة إلى النص
task-done = أُنجز
task-open = لم يُنجز

other-names = أسماء أخرى
part-of = ضمن
parts-actor = يضم
parts-place = أماكن ضمنه
parts-topic = موضوعات فرعية
parts-source = نقل عنه
derived-from = ينقل عن
positions = المناصب
since = منذ
until = حتى
country = البلد
links = روابط
wikidata = ويكي بيانات
statements = التصريحات
translated-quote = مترجم
original-quote = بلغته الأصلية
events = التواريخ
together = في الموجزات نفسها
published = مصادر من نشره
is-actor = عن هذا الناشر
coordinates = الإحداثيات
cited-in = استُشهد به في

comma = ،
author = الكاتب
publisher = الناشر
published-on = تاريخ النشر
accessed = تاريخ الاطلاع
archived = نسخة محفوظة
in-language = باللغة
unnamed = المصدر غير مسمّى
no-url = لا يُعرف لهذا المصدر رابط.
reliability = موثوقية المصدر
credibility = صحة المعلومة
reliability-A = موثوق تماماً
reliability-B = موثوق عادةً
reliability-C = موثوق إلى حد ما
reliability-D = غير موثوق عادةً
reliability-E = غير موثوق
reliability-F = لا يمكن الحكم عليه
credibility-1 = أكدتها مصادر أخرى
credibility-2 = مرجَّحة
credibility-3 = ممكنة
credibility-4 = مشكوك فيها
credibility-5 = مستبعدة
credibility-6 = لا يمكن الحكم عليها
note = ملاحظة
quote = بنصّه

deadlines-due = لم يحن بعد
deadlines-past = انقضى
deadlines-as-of = محسوبة بتاريخ بناء الموقع:
no-deadlines = لا مواعيد مسجّلة.
timeline-near = حول تاريخ اليوم
no-events = لا أحداث مؤرخة.

event-type-event = حدث
event-type-deadline = موعد نهائي
event-type-announcement = إعلان
event-type-period = مدة

role-participant = مشارِك
role-speaker = متحدث
role-signatory = موقِّع
role-mediator = وسيط
role-subject = محور الخبر
role-target = مستهدَف
role-supporter = مؤيد
role-opponent = معارض
role-observer = مراقب

actor-type-person = شخصية
actor-type-organization = منظمة
actor-type-public-body = جهة رسمية
actor-type-state = دولة
actor-type-military = قوة عسكرية
actor-type-company = شركة
actor-type-media = وسيلة إعلام
actor-type-group = جماعة

source-type-article = مادة صحفية
source-type-statement = بيان
source-type-report = تقرير
source-type-document = وثيقة
source-type-dataset = بيانات
source-type-interview = مقابلة
source-type-broadcast = بث
source-type-social-post = منشور
source-type-observation = مشاهدة مباشرة

not-found = الصفحة غير موجودة
not-found-text = لا صفحة بهذا العنوان، وربما نُقلت. ابدأ من الصفحة الرئيسية.
choose = اختر اللغة
feed = الخلاصة
edit = حسّن هذه الصفحة
license = الترخيص
made-with = أُنشئ بموجز
