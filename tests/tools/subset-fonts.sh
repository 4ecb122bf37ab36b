#!/usr/bin/env bash
# Makes the faces of the default theme: the letters that Arabic, Persian, Kurdish, Urdu, and European and
# transliterated text need, with every feature that shaping uses. The whole faces are npm packages, the subsetter is
# `fonttools` from PyPI with `brotli`. The results are committed; run this again only to change them.
set -euo pipefail
cd "$(dirname "$0")/../.."
faces=themes/default/static/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --ignore-scripts --prefix "$work" \
    @expo-google-fonts/literata@0.4.3 \
    @expo-google-fonts/noto-naskh-arabic@0.4.5 \
    @expo-google-fonts/noto-sans-arabic@0.4.3
packages=$work/node_modules/@expo-google-fonts

# Letters, marks, three sets of digits, punctuation, and the controls that keep runs apart.
arabic=20-40,5B-60,7B-7E,A0,AB,B0,B7,BB,D7,60C-60D,615,61B-61C,61F,621-63A,640-655,658,660-66D,670-671,679,67E,\
686,688,691,695,698,6A4,6A9,6AF,6B5,6BA,6BE,6C0-6C3,6C6-6C7,6CA,6CC,6CE,6D2-6D5,6F0-6F9,200B-200F,2010-2011,\
2013-2014,2018-2019,201C-201D,2022,2026,202A-202E,2030,2039-203A,2060,2066-2069,2212,25CC,FDFC,FD3E-FD3F
latin=20-7E,A0-FF,131,152-153,178,192,2BE-2BF,2C6,2DC,2009-200B,2010-2011,2013-2014,2018-201A,201C-201E,2020-2022,\
2026,2030,2032-2033,2039-203A,2044,2060,20AC,2122,2190-2193,2212
# What European languages and transliteration need beyond: loaded only by pages that use it.
beyond=100-130,132-151,154-177,179-17F,218-21B,2BB-2BC,300-304,306-308,30A-30C,323,327-328,331,1E0C-1E0F,1E24-1E25,\
1E2A-1E2B,1E32-1E33,1E62-1E63,1E6C-1E6F,1E92-1E93,1E9E,2116,2248,2260,2264-2265

subset() {
    pyftsubset "$1" --output-file="$faces/$2.woff2" --flavor=woff2 --unicodes="$3" --layout-features="$4" \
        --no-hinting --desubroutinize --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14'
}
kerned='ccmp,locl,kern,mark,mkmk,liga,lnum,tnum,pnum,frac,numr,dnom,sups,case'
subset "$packages/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf" noto-naskh-arabic-400 "$arabic" '*'
subset "$packages/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf" noto-naskh-arabic-700 "$arabic" '*'
subset "$packages/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf" noto-sans-arabic-400 "$arabic" '*'
subset "$packages/literata/400Regular/Literata_400Regular.ttf" literata-400 "$latin" "$kerned"
subset "$packages/literata/700Bold/Literata_700Bold.ttf" literata-700 "$latin" "$kerned"
subset "$packages/literata/400Regular/Literata_400Regular.ttf" literata-beyond-400 "$beyond" "$kerned"
subset "$packages/literata/700Bold/Literata_700Bold.ttf" literata-beyond-700 "$beyond" "$kerned"
for family in literata noto-naskh-arabic noto-sans-arabic; do
    cp "$packages/$family/LICENSE_FONT" "$faces/$family-OFL.txt"
done
ls -l "$faces"
