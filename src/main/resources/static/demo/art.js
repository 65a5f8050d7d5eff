"use strict";

/** The made-up feed's own pictures: small drawn scenes, so that nothing is loaded from anywhere. */
const art = (() => {
  const NS = "http://www.w3.org/2000/svg";
  const scenes = {
    hills: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["circle", { cx: 300, cy: 90, r: 38, fill: p[1] }],
      ["path", { d: "M0 210 Q90 120 190 200 T400 170 V300 H0z", fill: p[2] }],
      ["path", { d: "M0 250 Q120 190 230 245 T400 225 V300 H0z", fill: p[3] }],
    ],
    cup: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["ellipse", { cx: 200, cy: 238, rx: 130, ry: 20, fill: p[2] }],
      ["path", { d: "M120 120h160v60a70 60 0 0 1-160 0z", fill: p[1] }],
      ["path", { d: "M280 135h22a26 26 0 0 1 0 52h-26", fill: "none", stroke: p[1], "stroke-width": 14 }],
      ["ellipse", { cx: 200, cy: 120, rx: 80, ry: 15, fill: p[3] }],
      ["path", { d: "M170 92q-14-22 0-40M204 92q-14-22 0-40M238 92q-14-22 0-40", fill: "none", stroke: p[1], "stroke-width": 6, "stroke-linecap": "round" }],
    ],
    bicycle: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["rect", { y: 228, width: 400, height: 72, fill: p[2] }],
      ["circle", { cx: 120, cy: 195, r: 52, fill: "none", stroke: p[3], "stroke-width": 8 }],
      ["circle", { cx: 285, cy: 195, r: 52, fill: "none", stroke: p[3], "stroke-width": 8 }],
      ["path", { d: "M120 195l52-78h82l31 78M172 117l28 78h-80M200 195l54-78M254 117l-8-26h30M160 110h28", fill: "none", stroke: p[1], "stroke-width": 8, "stroke-linejoin": "round", "stroke-linecap": "round" }],
    ],
    waves: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["circle", { cx: 200, cy: 150, r: 62, fill: p[1] }],
      ["path", { d: "M0 170q50-26 100 0t100 0 100 0 100 0v130H0z", fill: p[2] }],
      ["path", { d: "M0 212q50-26 100 0t100 0 100 0 100 0v88H0z", fill: p[3] }],
    ],
    plant: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["path", { d: "M200 210C120 190 96 130 104 78c58 14 92 58 96 132zM200 210c6-84 40-132 100-146 4 64-24 126-100 146z", fill: p[2] }],
      ["path", { d: "M200 216c-30-50-30-110 0-166 30 56 30 116 0 166z", fill: p[3] }],
      ["path", { d: "M152 208h96l-14 70h-68z", fill: p[1] }],
    ],
    bird: (p) => [
      ["rect", { width: 400, height: 300, fill: p[0] }],
      ["path", { d: "M0 236h400", stroke: p[3], "stroke-width": 6 }],
      ["path", { d: "M120 190c0-70 56-104 112-96 26 4 44 20 48 40l36 10-34 14c-6 54-54 78-100 78-36 0-62-18-62-46z", fill: p[1] }],
      ["path", { d: "M150 190c16-40 52-54 92-46-6 44-48 70-92 46z", fill: p[2] }],
      ["circle", { cx: 250, cy: 128, r: 7, fill: p[3] }],
      ["path", { d: "M186 236v26M214 236v26", stroke: p[3], "stroke-width": 6 }],
    ],
  };

  function svg(scene, palette) {
    const root = document.createElementNS(NS, "svg");
    root.setAttribute("viewBox", "0 0 400 300");
    root.setAttribute("class", "art");
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", "A drawn picture: " + scene);
    for (const [name, attributes] of scenes[scene](palette)) {
      const node = document.createElementNS(NS, name);
      Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
      root.append(node);
    }
    return root;
  }

  const posts = [
    ["Trail Notes", "Above the fog before breakfast.", "hills", ["#fde9d3", "#f08a5d", "#6a7fb5", "#3f4f86"]],
    ["Kitchen Window", "Second cup. The rain decided for us.", "cup", ["#e8e4f8", "#5b4ac7", "#cfc8ef", "#2f2668"]],
    ["Slow Bicycle Club", "Sunday loop: 22 km, four bakeries.", "bicycle", ["#dff3ee", "#e4572e", "#b8ded3", "#1f3d3a"]],
    ["Low Tide", "The water gave the beach back.", "waves", ["#ffe3d8", "#ff8c61", "#4f9bb0", "#2b6377"]],
    ["Windowsill Garden", "New leaf since Tuesday!", "plant", ["#f4f1de", "#d98c5f", "#5f9671", "#81b29a"]],
    ["City Birds", "A robin that owns the whole street.", "bird", ["#e3eefc", "#7c6a58", "#e07a5f", "#3d3532"]],
    ["Trail Notes", "Evening on the ridge.", "hills", ["#d9d2f0", "#ffb38a", "#8f6fb0", "#4b3472"]],
    ["Kitchen Window", "Cocoa weather.", "cup", ["#fbe8dc", "#8a4b2d", "#f0d0bb", "#512a17"]],
    ["Low Tide", "Night swim, cold and worth it.", "waves", ["#1f2547", "#f4e9c9", "#2f4a80", "#192c57"]],
    ["Windowsill Garden", "Repotted. Everybody survived.", "plant", ["#e7f2ea", "#7f5af0", "#3f8f63", "#6fbf8b"]],
    ["Slow Bicycle Club", "Flat tyre number three this month.", "bicycle", ["#fff2cf", "#3d5a80", "#f2d98d", "#293241"]],
    ["City Birds", "First swallow over the station.", "bird", ["#fde7ef", "#4a4e69", "#9a8c98", "#22223b"]],
  ];

  return { svg, posts };
})();
