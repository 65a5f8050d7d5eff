"use strict";

const $ = (id) => document.getElementById(id);
const viewer = localStorage.getItem("onlyyou-demo") || "demo-" + crypto.randomUUID();
localStorage.setItem("onlyyou-demo", viewer);

const ownPage = {
  items: art.posts.map(([by, text, scene, palette], index) => ({ id: "post-" + (index + 1), hours: index + 1, by, text, scene, palette })),
};

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...children);
  return node;
}

function post(item) {
  const dot = element("span", { class: "dot" });
  dot.style.background = "linear-gradient(135deg, " + item.palette[1] + ", " + item.palette[3] + ")";
  return element(
    "article",
    { class: "post", id: item.id },
    element("div", { class: "by" }, dot, item.by, element("small", {}, item.hours + " h")),
    art.svg(item.scene, item.palette),
    element("p", {}, item.text),
  );
}

function imagined(item) {
  const image = new URL(item.image.url);
  const why = element("button", { class: "why" }, "Why am I seeing this?");
  why.addEventListener("click", () => explain(item).catch(failed));
  return element(
    "article",
    { class: "post imagined", id: item.id },
    element("div", { class: "by" }, item.headline, element("span", { class: "only" }, element("img", { src: "/demo/icon.svg", alt: "" }), item.label)),
    element("img", { class: "picture", src: image.pathname + image.search, alt: item.image.alt, width: item.image.width, height: item.image.height }),
    element("p", {}, item.caption),
    element("p", { class: "made" }, item.aiGenerated ? "Made by AI from your selfie. Not an advertisement." : ""),
    why,
  );
}

async function showFeed() {
  $("feed").setAttribute("aria-busy", "true");
  const response = await service.splice(viewer, ownPage, crypto.randomUUID());
  $("feed").dataset.outcome = response.headers.get("Onlyyou-Outcome");
  const page = await response.json();
  $("feed").replaceChildren(...page.items.map((item) => (item.type === "imagined_portrait" ? imagined(item) : post(item))));
  $("feed").setAttribute("aria-busy", "false");
}

async function showState() {
  const feed = (await service.consents(viewer)).find((consent) => consent.purpose === "feed");
  const words = { given: "you said yes", unknown: "not asked", withdrawn: "ended", revoked: "ended for you", refused: "you said no" };
  $("state").dataset.state = feed.state;
  $("state").textContent = words[feed.state] || feed.state;
  $("end").disabled = feed.state !== "given";
}

function step(text, kind = "") {
  const line = element("li", kind ? { class: kind } : {}, text);
  $("steps").append(line);
  return line;
}

function failed(error) {
  step(error.message, "failed");
}

function busy(on) {
  ["use-drawn", "use-own"].forEach((id) => ($(id).disabled = on));
}

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}

async function imagine(picture) {
  busy(true);
  $("steps").replaceChildren();
  try {
    const began = performance.now();
    const accepted = await service.optIn(viewer, await base64(picture));
    step("Your yes is recorded, with a receipt");
    await showState();
    const painting = step("Painting your portrait", "going");
    const job = await finished(accepted.jobs[0].id);
    painting.className = "";
    painting.textContent = "Painted in " + ((performance.now() - began) / 1000).toFixed(1) + " s, on this machine";
    if (job.state !== "ready") {
      throw new Error("The portrait could not be made: " + job.state);
    }
    await showFeed();
    step("It is in your feed, and only in yours");
    document.querySelector(".imagined")?.scrollIntoView({ behavior: "smooth", block: "center" });
  } catch (error) {
    failed(error);
  } finally {
    busy(false);
  }
}

async function finished(id) {
  for (;;) {
    const job = await service.job(viewer, id);
    if (["ready", "refused", "cancelled", "dead"].includes(job.state)) {
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function end() {
  $("steps").replaceChildren();
  const receipt = await service.end(viewer);
  await showState();
  await showFeed();
  step("Ended. It is gone from your feed");
  sheet("It has ended", "This is your deletion receipt. Destroyed means that the only key is destroyed.", {
    Receipt: receipt.id,
    At: receipt.at,
    Ended: receipt.consents.filter((consent) => consent.state === "withdrawn").map((consent) => consent.purpose).join(", "),
    "Selfies destroyed": receipt.selfiesDestroyed,
    "Portraits destroyed": receipt.portraitsDestroyed,
    "Keys destroyed": receipt.keysDestroyed,
    "Jobs cancelled": receipt.jobsCancelled,
  });
}

async function explain(item) {
  const why = await service.why(item);
  sheet("Why you see this", "You said yes to pictures of you in your own feed.", {
    Scenario: why.scenario,
    "Asked for by": why.trigger,
    "Made by": [why.provider, why.model, why.modelVersion].filter(Boolean).join(" "),
    "Selfies used": (why.selfies || []).length,
    Notice: why.consent?.notice ? why.consent.notice.id + ", version " + why.consent.notice.version : "",
  });
}

function sheet(title, text, facts) {
  $("sheet-title").textContent = title;
  $("sheet-text").textContent = text;
  $("sheet-list").replaceChildren(
    ...Object.entries(facts).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]),
  );
  $("sheet").showModal();
}

$("use-drawn").addEventListener("click", async () => imagine(await (await fetch("/demo/drawn-selfie.jpg")).blob()));
$("use-own").addEventListener("click", () => $("own").click());
$("own").addEventListener("change", () => $("own").files.length && imagine($("own").files[0]));
$("end").addEventListener("click", () => end().catch(failed));

showState().then(showFeed).catch(failed);
