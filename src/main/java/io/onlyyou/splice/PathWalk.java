package io.onlyyou.splice;

import io.onlyyou.splice.UnrecognisedPage.Reason;

/**
 * Walks down a JSON Pointer to the one value it leads to, and back up behind everything around that value, so that all
 * of it has been checked. Throws {@link Unreadable} if nothing stands there, or if a name on the way occurs twice.
 *
 * <p>One walk: {@link #descend}, whatever the caller does with the value, {@link #ascend}.
 */
final class PathWalk {
    private final JsonText json;
    private final PagePointer pointer;
    private final byte[] closers;

    PathWalk(JsonText json, PagePointer pointer) {
        this.json = json;
        this.pointer = pointer;
        this.closers = new byte[pointer.length()];
    }

    /** From the first byte of a value to the first byte of the one inside it that the pointer leads to. */
    int descend(int start) {
        int at = start;
        for (int level = 0; level < pointer.length(); level++) {
            byte opener = json.peek(at);
            if (opener != '{' && opener != '[') {
                json.valueEnd(at, level); // what is no JSON at all shall be called so
                throw new Unreadable(Reason.ITEMS_NOT_FOUND);
            }
            closers[level] = opener == '{' ? (byte) '}' : (byte) ']';
            int first = json.skipSpace(at + 1);
            if (json.peek(first) == closers[level]) {
                throw new Unreadable(Reason.ITEMS_NOT_FOUND);
            }
            at = opener == '{' ? toMember(first, level) : toElement(first, level);
        }
        return at;
    }

    /** From just behind the value that {@link #descend} found to just behind the one that it began with. */
    int ascend(int end) {
        int at = end;
        for (int level = pointer.length() - 1; level >= 0; level--) {
            at = leave(at, level);
        }
        return at;
    }

    private int toMember(int first, int level) {
        for (int name = first; ; ) {
            int nameEnd = json.nameEnd(name);
            int value = json.afterColon(nameEnd);
            if (json.isNamed(pointer.token(level), name, nameEnd)) {
                return value;
            }
            name = next(json.valueEnd(value, level + 1), level);
        }
    }

    private int toElement(int first, int level) {
        int value = first;
        for (int index = 0; index != pointer.token(level).index(); index++) {
            value = next(json.valueEnd(value, level + 1), level);
        }
        return value;
    }

    private int next(int valueEnd, int level) {
        int at = json.skipSpace(valueEnd);
        if (json.peek(at) == closers[level]) {
            throw new Unreadable(Reason.ITEMS_NOT_FOUND);
        }
        return json.afterComma(at);
    }

    private int leave(int end, int level) {
        int at = json.skipSpace(end);
        while (json.peek(at) != closers[level]) {
            at = json.afterComma(at);
            if (closers[level] == '}') {
                int nameEnd = json.nameEnd(at);
                if (json.isNamed(pointer.token(level), at, nameEnd)) {
                    throw new Unreadable(Reason.ITEMS_PATH_REPEATED);
                }
                at = json.afterColon(nameEnd);
            }
            at = json.skipSpace(json.valueEnd(at, level + 1));
        }
        return at + 1;
    }
}
