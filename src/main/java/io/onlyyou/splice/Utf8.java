package io.onlyyou.splice;

/**
 * Checks UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF, nothing cut off; throws
 * {@link Unreadable} otherwise.
 */
final class Utf8 {
    private Utf8() {}

    /** From the first byte of a character beyond ASCII to the next ASCII byte, or the end of the text. */
    static int nonAsciiEnd(byte[] text, int start) {
        int at = start;
        while (at < text.length && text[at] < 0) {
            at = characterEnd(text, at);
        }
        return at;
    }

    private static int characterEnd(byte[] text, int at) {
        int lead = text[at] & 0xFF;
        int end = at + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
        if (lead < 0xC2 || lead > 0xF4 || end > text.length) {
            throw Unreadable.malformed();
        }
        // Only the second byte's range depends on the first (RFC 3629, section 4).
        int second = text[at + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        boolean valid = lowest <= second
                && second <= highest
                && (lead < 0xE0 || continues(text[at + 2]))
                && (lead < 0xF0 || continues(text[at + 3]));
        if (!valid) {
            throw Unreadable.malformed();
        }
        return end;
    }

    private static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
