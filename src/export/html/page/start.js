// How it begins, and what happens when something is chosen.

const drawTools = () => {
  const theme = `${say("theme")}: ${say(state.theme)}`;
  find("tools").setAttribute("aria-label", say("tools"));
  fill(find("tools"),
    button(say("json"), saveJson, { title: say("saveJson"), "aria-label": say("saveJson"), id: "save-json" }),
    button(say("csv"), saveCsv, { title: say("saveCsv"), "aria-label": say("saveCsv"), id: "save-csv" }),
    button(theme, turnTheme, { id: "theme" }),
    button(say("other"), turnLang, { id: "lang", lang: say("otherLang") }),
    button("?", () => find("help").showModal(), { "aria-label": say("help"), title: say("help"), id: "keys" }));
};

// After a change of what is chosen.
const update = () => {
  narrow();
  find("count").textContent = say("countOf", { n: shown.length, all: COUNT });
  drawFacets();
  if (scale.fitted) [scale.from, scale.to] = extentOf(shown);
  drawTimeline();
  recount();
  measureList();
  find("list").scrollTop = 0;
  if (state.event !== null) showInList(state.event);
  drawList();
  drawReport();
  write();
};

// After a change of the event that is looked at.
const choose = (index, scroll = true) => {
  state.event = index;
  const event = EVENTS[index];
  if (isDated(event) && (event.end < scale.from || event.start > scale.to)) pan((event.start + event.end - scale.from - scale.to) / 2);
  if (scroll) showInList(index);
  drawTimeline();
  drawNetwork();
  drawList();
  drawReport();
  find("report").scrollTop = 0;
  write();
};

// After a change of language or theme: everything is said anew.
const rebuild = () => {
  const focused = document.activeElement?.id;
  const root = document.documentElement;
  root.lang = state.lang;
  root.dir = state.lang === "ar" ? "rtl" : "ltr";
  root.dataset.theme = state.theme;
  const title = DATA.title ?? WORDS[state.lang].title;
  document.title = title;
  find("title").textContent = visible(title);
  find("skip").textContent = say("skip");
  find("query").placeholder = say("search");
  find("query").setAttribute("aria-label", say("search"));
  find("query").value = state.query;
  drawTools();
  drawHelp();
  buildTimeline();
  buildNetwork();
  buildList();
  update();
  if (focused) find(focused)?.focus();
};

const start = () => {
  follow(location.hash.slice(1));
  rebuild();
  document.addEventListener("keydown", onKey);
  find("query").addEventListener("input", (event) => {
    state.query = event.target.value;
    update();
  });
  find("skip").addEventListener("click", (event) => {
    event.preventDefault();
    find("list").focus();
  });
  window.addEventListener("hashchange", () => {
    follow(location.hash.slice(1));
    rebuild();
  });
  window.addEventListener("resize", () => {
    drawTimeline();
    drawNetwork();
    drawList();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawTimeline();
    drawNetwork();
  });
  const idle = () => {
    prepare(prepare.done + 1500);
    if (prepare.done < COUNT) setTimeout(idle, 15);
  };
  setTimeout(idle, 300);
};
start();
