package io.onlyyou.imaging.identity;

import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of one face, taken out of their {@link FacePrint} by force, to look for wherever they must not be. */
public final class KnownPrint {

    private static final MathContext DIGITS = new MathContext(5, RoundingMode.DOWN);
    private static final int NEAR = 60;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{32,}");

    private final float[] values;
    private final Set<Long> words = new HashSet<>();
    private final List<String> digits;

    private KnownPrint(float[] values) {
        this.values = values;
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int i = 0; i + 1 < values.length; i++) {
                words.add(word(
                        ByteBuffer.allocate(8).order(order).putFloat(values[i]).putFloat(values[i + 1])));
                words.add(word(ByteBuffer.allocate(8).order(order).putDouble(values[i])));
            }
        }
        words.remove(0L); // zeros are everywhere
        this.digits = Arrays.stream(toObjects(values)).map(KnownPrint::digits).toList();
    }

    /** Of the face in a picture, as the painter reads it. */
    public static KnownPrint of(byte[] picture) throws ReflectiveOperationException {
        FaceDetector detector = new FaceDetector();
        Photo photo = Photo.decode(picture).orElseThrow();
        FacePrint print = new FaceMatcherByPrint(detector)
                .print(photo, detector.find(photo).getFirst())
                .orElseThrow();
        var field = FacePrint.class.getDeclaredField("values");
        field.setAccessible(true);
        return new KnownPrint(((float[]) field.get(print)).clone());
    }

    public float[] values() {
        return values.clone();
    }

    /** As 32-bit numbers in that order. */
    public byte[] floats(ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** Whether bytes hold two of the numbers in a row, or one in double precision, in either order and at any offset. */
    public boolean isIn(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 8 <= bytes.length; at++) {
            if (words.contains(buffer.getLong(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether text holds the first digits of two of the numbers in a row, or the bytes of them in Base64 or hexadecimal. */
    public boolean isIn(String text) {
        for (int i = 0; i + 1 < digits.size(); i++) {
            for (int at = text.indexOf(digits.get(i)); at >= 0; at = text.indexOf(digits.get(i), at + 1)) {
                String after = text.substring(at, Math.min(text.length(), at + NEAR));
                if (after.contains(digits.get(i + 1))) {
                    return true;
                }
            }
        }
        Matcher run = BASE64.matcher(text);
        while (run.find()) {
            if (isIn(decoded(run.group()))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] decoded(String run) {
        if (run.matches("([0-9a-fA-F]{2})+")) {
            return HexFormat.of().parseHex(run);
        }
        String plain = run.replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(plain.substring(0, plain.length() / 4 * 4));
    }

    /** Without sign, point, leading zeros and exponent. */
    private static String digits(float value) {
        return new BigDecimal(Float.toString(value))
                .abs()
                .round(DIGITS)
                .unscaledValue()
                .toString();
    }

    private static Float[] toObjects(float[] values) {
        Float[] objects = new Float[values.length];
        Arrays.setAll(objects, i -> values[i]);
        return objects;
    }

    private static long word(ByteBuffer bytes) {
        return ByteBuffer.wrap(bytes.array()).getLong();
    }
}
