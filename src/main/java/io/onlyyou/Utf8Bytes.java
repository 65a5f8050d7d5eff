package io.onlyyou;

import java.io.CharConversionException;

/** Checks bytes that come in pieces to be well-formed UTF-8 without U+0000. */
class Utf8Bytes {

    private int due;
    private int lowest = 0x80;
    private int highest = 0xBF;

    void check(byte[] source, int offset, int length) throws CharConversionException {
        for (int i = offset; i < offset + length; i++) {
            int b = source[i] & 0xFF;
            if (due == 0 ? !starts(b) : !continues(b)) {
                throw new CharConversionException("not UTF-8");
            }
        }
    }

    private boolean continues(int b) {
        boolean fits = b >= lowest && b <= highest;
        lowest = 0x80;
        highest = 0xBF;
        due--;
        return fits;
    }

    private boolean starts(int b) {
        if (b < 0x80) {
            return b != 0;
        }
        due = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        switch (b) {
            case 0xE0 -> lowest = 0xA0; // below: overlong
            case 0xED -> highest = 0x9F; // above: surrogates
            case 0xF0 -> lowest = 0x90; // below: overlong
            case 0xF4 -> highest = 0x8F; // above: past U+10FFFF
            default -> {}
        }
        return b >= 0xC2 && b <= 0xF4;
    }
}
