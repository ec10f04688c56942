// A citation leads to its source beside the answer. The page's <base> would make a plain
// fragment link reload it when the address carries a query.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a.cite[href^="#source-"]');
  const source = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!source) return;
  event.preventDefault();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  source.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  source.focus({ preventScroll: true });
  source.classList.remove("shown");
  void source.offsetWidth; // restarts the animation
  source.classList.add("shown");
});

// Gradio puts each message's raw HTML into aria-label: without it, the words are read out.
new MutationObserver(() => {
  for (const message of document.querySelectorAll(
    '[data-testid="bot"][aria-label], [data-testid="user"][aria-label]',
  )) {
    message.removeAttribute("aria-label");
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["aria-label"],
});
