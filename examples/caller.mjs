// Asks OnlyYou about a page of a feed, and always has a page by the deadline. Node 18 or later, nothing else.
//
//     ONLYYOU_TOKEN=… node caller.mjs https://onlyyou.example home user-42 < page.json
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

export async function splice(service, feed, viewer, page, token, milliseconds = 150) {
    try {
        const answer = await fetch(`${service}/v1/feeds/${feed}/viewers/${encodeURIComponent(viewer)}/splice`, {
            method: "POST", body: page, redirect: "error", signal: AbortSignal.timeout(milliseconds),
            headers: {
                "Authorization": `Bearer ${token}`, "Content-Type": "application/json",
                "Prefer": "return=minimal", "Onlyyou-Deadline-Ms": String(Math.ceil(milliseconds * 0.9)),
            },
        });
        const injected = /^injected;.*positions="([\d,]+)"/.exec(answer.headers.get("Onlyyou-Outcome") ?? "");
        if (answer.status !== 200 || !injected) return page;
        const spliced = Buffer.from(await answer.arrayBuffer());
        const finished = JSON.parse(spliced), positions = injected[1].split(",").map(Number);
        finished.items = finished.items.filter((_, index) => !positions.includes(index));
        return isDeepStrictEqual(finished, JSON.parse(page)) ? spliced : page; // only what was sent, and items between
    } catch {
        return page; // whatever it was, the person gets the page
    }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [service, feed, viewer] = process.argv.slice(2);
    const chunks = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    const { ONLYYOU_TOKEN, ONLYYOU_SECONDS = "0.15" } = process.env;
    const page = await splice(service, feed, viewer, Buffer.concat(chunks), ONLYYOU_TOKEN, ONLYYOU_SECONDS * 1000);
    process.stdout.write(page, () => process.exit());
}
