"""Text that would break out of a format that does not escape it."""

PAYLOADS = [
    "<script>alert(1)</script>",
    '<iframe src="javascript:alert(1)"></iframe>',
    "javascript:alert(1)",
    "=cmd|'/C calc'!A0",
    '"];a->b[label="',
    "%%{init: {'theme':'dark'}}%%",
    "\u202egnp.exe",
    "a\u2028b",
    "\x1b[31mred",
    "]]> &amp; &lt; \\N \\n ; , : # --> ```",
]


def documents():
    """One document and event a payload: it stands in the sentence, beside it, in the title, the outlet and the address."""
    for number, payload in enumerate(PAYLOADS):
        text = f"التقى وزير الخارجية المصري نظيره القطري في القاهرة يوم {number + 10} مارس 2031 {payload} لبحث وقف إطلاق النار.\r\n\r\nوكان الطقس معتدلا {payload}.\r\n"
        yield {
            "id": f"hostile-{number}",
            "title": f"{payload}\r\nEND:VEVENT",
            "published": "2031-04-01",
            "source": payload,
            "url": f"javascript:alert({number})",
            "text": text,
        }
