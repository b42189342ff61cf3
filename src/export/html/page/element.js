// Elements of the page. Text is only ever set as text.

const find = (id) => document.getElementById(id);

// An element with its attributes and what it holds: elements and texts.
const element = (tag, attributes = {}, ...held) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...held.filter((it) => it !== null && it !== undefined && it !== ""));
  return made;
};

const button = (label, act, attributes = {}) => element("button", { type: "button", on: { click: act }, ...attributes }, label);

const fill = (holder, ...held) => holder.replaceChildren(...held.filter((it) => it !== null && it !== undefined));

// Characters that are not seen and turn or cut the text around them: each is
// kept, alone in an element that shows its number.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

const safely = (text) => {
  if (!HIDDEN.test(text)) return [text];
  return [...text].map((c) => {
    if (!HIDDEN.test(c)) return c;
    const code = `U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    return element("span", { class: "hidden-mark", "data-code": code }, c);
  });
};

// A run of text whose direction is its own.
const run = (text, attributes = {}) => element("bdi", attributes, ...safely(String(text)));

const visible = (text) => text.replace(new RegExp(HIDDEN, "g"), "");
