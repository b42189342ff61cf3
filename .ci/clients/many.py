"""News that nobody wrote, as much as is asked for, always the same."""

import datetime
import random

STATES = (
    "مصر قطر السعودية الإمارات الأردن تركيا إيران العراق سوريا لبنان اليمن السودان ليبيا تونس الجزائر المغرب الكويت البحرين "
    "روسيا أوكرانيا الصين الهند باكستان فرنسا ألمانيا بريطانيا إيطاليا إسبانيا اليابان إثيوبيا كينيا رواندا أوغندا نيجيريا "
    "البرازيل كندا أرمينيا أذربيجان فنزويلا أفغانستان الصومال تشاد"
).split()
CITIES = "القاهرة الدوحة الرياض أنقرة بغداد موسكو باريس جنيف مسقط واشنطن لندن نيروبي".split()
TOPICS = ["وقف إطلاق النار", "تبادل الأسرى", "إيصال المساعدات", "إعادة الإعمار", "الملف النووي", "أمن الحدود"]
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
SENTENCES = [
    "التقى وزير خارجية {a} نظيره من {b} في {city} يوم {day} لبحث {topic}.",
    "توسطت {a} بين {b} و{c} بشأن {topic} يوم {day}.",
    "رفضت {a} مقترح {b} بشأن {topic} يوم {day}.",
    "وقعت {a} و{b} اتفاقا بشأن {topic} في {city} يوم {day}.",
    "وصل وفد من {a} إلى {city} يوم {day} لبحث {topic} مع {b}.",
    "طالبت {a} {b} بالتعاون بشأن {topic} يوم {day}.",
    "اتهمت {a} {b} بعرقلة {topic}.",
    "أرسلت {a} مساعدات إلى {b} يوم {day}.",
    "نفت {a} إجراء محادثات مع {b} بشأن {topic}.",
]


def documents(sentences):
    chance = random.Random(7)
    for number in range(sentences // 7 + 1):
        published = datetime.date(2019, 1, 1) + datetime.timedelta(days=chance.randrange(2600))
        lines = []
        for _ in range(7):
            a, b, c = chance.sample(STATES, 3)
            day = published - datetime.timedelta(days=chance.randrange(60))
            lines.append(chance.choice(SENTENCES).format(
                a=a, b=b, c=c, city=chance.choice(CITIES), topic=chance.choice(TOPICS),
                day=f"{day.day} {MONTHS[day.month - 1]} {day.year}"))
        yield {
            "id": f"many-{number}", "title": f"أخبار {number}", "published": str(published),
            "source": f"صحيفة {number % 23}", "url": f"https://example.org/{number}", "text": "\n".join(lines),
        }
