"use strict";
(function () {
  const said = document.getElementById("said");
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const plain = (text) => text.toLowerCase().normalize("NFKC");

  function announce(words) {
    said.textContent = "";
    window.setTimeout(() => { said.textContent = words; }, 50);
  }

  function copyOldWay(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hidden";
    area.setAttribute("aria-hidden", "true");
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  async function copy(text, button) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyOldWay(text);
      button.focus();
    }
    announce(done ? "Copied" : "Your browser did not allow copying. Select the words and copy them.");
    const face = button.querySelector(".face") || button;
    const before = button.dataset.face || face.textContent;
    button.dataset.face = before;
    face.textContent = done ? "Copied" : "Select to copy";
    window.setTimeout(() => { face.textContent = before; }, 2500);
  }

  for (const button of all(document, "button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copy).textContent, button));
  }

  for (const section of all(document, ".findings")) {
    const bar = section.querySelector(".filter");
    const points = all(section, ".point").map((element) => ({
      element,
      group: element.dataset.group,
      stage: element.closest(".stage").dataset.stage,
      words: plain(element.textContent),
    }));
    const status = bar.querySelector(".shown");
    const find = bar.querySelector("input[type=search]");
    const boxes = all(bar, "input[type=checkbox]");
    const radios = all(bar, "input[type=radio]");
    let waiting = 0;

    function apply() {
      const groups = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const stage = radios.find((radio) => radio.checked).value;
      const wanted = plain(find.value).split(/\s+/).filter(Boolean);
      const narrowed = wanted.length > 0 || groups.size < boxes.length || stage !== "";
      let shown = 0;
      for (const point of points) {
        const fits = groups.has(point.group) && (stage === "" || stage === point.stage)
          && wanted.every((word) => point.words.includes(word));
        point.element.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      for (const part of all(section, ".stage")) {
        part.hidden = narrowed && !part.querySelector(".point:not([hidden])");
      }
      section.classList.toggle("narrowed", narrowed);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        status.textContent = narrowed ? `Showing ${shown} of ${points.length} points.` : `All ${points.length} points are shown.`;
      }, 150);
    }

    function reset() {
      boxes.forEach((box) => { box.checked = true; });
      radios.forEach((radio) => { radio.checked = radio.value === ""; });
      find.value = "";
      apply();
    }

    bar.hidden = points.length === 0;
    bar.addEventListener("input", apply);
    bar.querySelector(".reset").addEventListener("click", reset);
    const copyAll = bar.querySelector(".copy-all");
    copyAll.hidden = !section.querySelector(".paste");
    copyAll.addEventListener("click", () => {
      const shown = all(section, ".point:not([hidden]) .paste");
      copy(shown.map((paste) => paste.textContent).join("\n\n"), copyAll);
    });
    for (const link of all(document, 'a[href*="-point-"]')) {
      link.addEventListener("click", () => {
        const target = document.getElementById(link.hash.slice(1));
        if (target && section.contains(target)) {
          if (target.hidden) { reset(); }
          const more = target.querySelector("details");
          if (more) { more.open = true; }
        }
      });
    }
    apply();
  }

  window.addEventListener("beforeprint", () => {
    for (const part of all(document, "details:not([open])")) {
      part.dataset.closed = "";
      part.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of all(document, "details[data-closed]")) {
      delete part.dataset.closed;
      part.open = false;
    }
  });
}());
