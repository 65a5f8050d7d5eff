package io.onlyyou.imaging;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads text as a glance does: letters of other alphabets and shapes as those that they look like, digits between letters as the letters
 * that they stand for, and nothing where nothing is seen. What is read so is compared with words, and never shown.
 */
final class Lookalikes {

    /** Cyrillic, Greek, further Latin letters, small capitals. */
    private static final String LETTERS =
            "\u0430\u0435\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0455\u0501\u04bb\u051d\u043a"
                    + "\u043c\u0442\u043f\u0432"
                    + "\u03b1\u03b5\u03b9\u03bf\u03c1\u03c5\u03bd\u03ba\u03c4\u03c7\u03b7\u03b2\u03c9"
                    + "\u0131\u0251\u0261\u00f8\u0111\u0127\u0142"
                    + "\ua731\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\u1d1b"
                    + "\u1d1c\u1d20\u1d21\u028f\u1d22";

    private static final String SEEN_AS =
            "aeijopcyxsdhwk" + "mtnb" + "aeiopuvktxnbw" + "iagodhl" + "sabcdefghijklmnoprt" + "uvwyz";

    private static final String SIGNS = "01345!7@$";
    private static final String MEANT = "oieasitas";

    /** A sign that touches a letter. */
    private static final Pattern SIGN = Pattern.compile("(?<=\\p{L})[01345!7@$]|[01345!7@$](?=\\p{L})");

    /** What formats, and letters that are only white: the Hangul fillers and the empty Braille cell. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u115f\u1160\u3164\uffa0\u2800]+");

    /** Where alphabets of letters in circles, in squares and in flags begin. */
    private static final int[] ENCLOSED = {0x1F150, 0x1F170, 0x1F1E6};

    private Lookalikes() {}

    static String withoutUnseen(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }

    /** {@code n4ked} as {@code naked}. */
    static String withSignsAsLetters(String text) {
        return SIGN.matcher(text).replaceAll(sign -> {
            int which = SIGNS.indexOf(sign.group().charAt(0));
            return MEANT.substring(which, which + 1);
        });
    }

    /** In lower case and without accents. */
    static String asLatin(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        StringBuilder latin = new StringBuilder(lower.length());
        lower.codePoints().map(Lookalikes::seenAs).forEach(latin::appendCodePoint);
        return latin.toString();
    }

    private static int seenAs(int letter) {
        for (int first : ENCLOSED) {
            if (letter >= first && letter < first + 26) {
                return 'a' + letter - first;
            }
        }
        int which = LETTERS.indexOf(letter);
        return which < 0 ? letter : SEEN_AS.charAt(which);
    }
}
