// Days, counted from 1970 in UTC, and how they are said.

const DAY = 86400000;
const parts = (day) => {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
};
const dayOf = (year, month, day) => Math.round(new Date(0).setUTCFullYear(year, month, day) / DAY);
const iso = (day) => (day === null || day === undefined ? "" : new Date(day * DAY).toISOString().slice(0, 10));
const parseDay = (text) => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found ? dayOf(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : null;
};

const sayDay = (day) => {
  const [year, month, date] = parts(day);
  return `${date} ${say("months")[month]} ${year}`;
};

const sayDate = (event) => {
  const { first, last, precision } = event;
  if (!isDated(event)) return say("undated");
  if (last === null) return `${say("since")} ${sayDay(first)}`;
  if (first === null) return `${say("to")} ${sayDay(last)}`;
  const [year, month, date] = parts(first);
  if (precision === "year") return String(year);
  if (precision === "month") return `${say("months")[month]} ${year}`;
  if (first === last) return sayDay(first);
  const [lastYear, lastMonth] = parts(last);
  return year === lastYear && month === lastMonth ? `${date}–${sayDay(last)}` : `${sayDay(first)} – ${sayDay(last)}`;
};

// The marks of a scale between two days: the finest of these that has room.
const STEPS = [
  ["day", 1], ["day", 7], ["month", 1], ["month", 3], ["year", 1], ["year", 5], ["year", 10], ["year", 50], ["year", 100],
];
const LENGTHS = { day: 1, month: 30.4, year: 365.25 };

const marks = (from, to, pixelsPerDay) => {
  const [unit, step] = STEPS.find(([unit, step]) => LENGTHS[unit] * step * pixelsPerDay >= (unit === "year" ? 44 : 78)) ?? STEPS[STEPS.length - 1];
  const [year, month, date] = parts(Math.floor(from));
  const found = [];
  for (let n = 0; n < 400; n += 1) {
    const day = unit === "day" ? dayOf(year, month, step === 1 ? date + n : 1 + Math.floor((date - 1) / step) * step + n * step)
      : unit === "month" ? dayOf(year, Math.floor(month / step) * step + n * step, 1)
      : dayOf(Math.floor(year / step) * step + n * step, 0, 1);
    if (day > to) break;
    if (day >= from) found.push({ day, label: sayMark(day, unit), major: isMajor(day, unit) });
  }
  return found;
};
const isMajor = (day, unit) => {
  const [, month, date] = parts(day);
  return unit === "day" ? date === 1 : unit === "month" && month === 0;
};
const sayMark = (day, unit) => {
  const [year, month, date] = parts(day);
  if (unit === "year") return String(year);
  if (unit === "month") return month === 0 ? `${say("months")[0]} ${year}` : say("months")[month];
  return date === 1 ? `1 ${say("months")[month]} ${year}` : `${date} ${say("months")[month]}`;
};
