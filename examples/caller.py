"""Asks OnlyYou about a page of a feed, and always has a page by the deadline. Nothing but Python's own library.

    ONLYYOU_TOKEN=… python3 caller.py https://onlyyou.example home user-42 < page.json
"""
import http.client, json, os, queue, re, sys, threading, urllib.parse


def ask(service, path, page, seconds, token, answers):
    try:
        url = urllib.parse.urlsplit(service)
        kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
        connection = kind(url.netloc, timeout=seconds)
        connection.request("POST", url.path.rstrip("/") + path, page, {
            "Authorization": "Bearer " + token, "Content-Type": "application/json",
            "Prefer": "return=minimal", "Onlyyou-Deadline-Ms": str(int(seconds * 900))})
        reply = connection.getresponse()
        injected = re.match(r'injected;.*positions="([\d,]+)"', reply.getheader("Onlyyou-Outcome") or "")
        spliced = reply.read(len(page) + (1 << 20)) if reply.status == 200 and injected else page
        finished = json.loads(spliced)
        for position in sorted(map(int, injected[1].split(",")), reverse=True) if spliced is not page else []:
            del finished["items"][position]
        answers.put(spliced if finished == json.loads(page) else page)  # only what was sent, and items between
    except Exception:  # whatever it is, the person gets the page
        answers.put(page)


def splice(service, feed, viewer, page, token, seconds=0.15):
    answers = queue.Queue()
    path = f"/v1/feeds/{feed}/viewers/{urllib.parse.quote(viewer, safe='')}/splice"
    threading.Thread(target=ask, args=(service, path, page, seconds, token, answers), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return page


if __name__ == "__main__":
    sys.stdout.buffer.write(splice(*sys.argv[1:4], sys.stdin.buffer.read(), os.environ["ONLYYOU_TOKEN"],
                                   float(os.environ.get("ONLYYOU_SECONDS", "0.15"))))
