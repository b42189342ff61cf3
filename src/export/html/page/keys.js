// The keyboard: one key an act, unless something is being typed.

const drawHelp = () => {
  const rows = Object.entries(say("keys")).map(([key, what]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", { dir: "ltr" }, key)), element("td", {}, what)));
  fill(find("help"), element("h2", { id: "help-title" }, say("help")), element("table", {}, element("tbody", {}, ...rows)),
    button(say("close"), () => find("help").close(), { autofocus: true }));
  find("help").setAttribute("aria-labelledby", "help-title");
};

const turnLang = () => {
  state.lang = state.lang === "ar" ? "en" : "ar";
  rebuild();
};
const turnTheme = () => {
  state.theme = THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length];
  rebuild();
};

const KEYS = {
  "/": () => find("query").focus(),
  "?": () => (find("help").open ? find("help").close() : find("help").showModal()),
  j: () => stepBy(1),
  k: () => stepBy(-1),
  f: () => find("facets").querySelector("summary, input, button:not(:disabled)")?.focus(),
  l: turnLang,
  t: turnTheme,
  "+": () => zoom(1 / 1.6),
  "=": () => zoom(1 / 1.6),
  "-": () => zoom(1.6),
  "−": () => zoom(1.6),
  0: fitTimeline,
};

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && !find("help").open) {
    if (state.query) {
      find("query").value = "";
      state.query = "";
      update();
    } else if (!typing && isNarrowed()) clearAll();
    return;
  }
  if (typing) return;
  if (event.target.id === "time-canvas" && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    const step = (scale.to - scale.from) / 8;
    pan((event.key === "ArrowRight") !== isRtl() ? step : -step);
    event.preventDefault();
    return;
  }
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
};
