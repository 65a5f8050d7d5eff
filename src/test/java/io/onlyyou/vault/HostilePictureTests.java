package io.onlyyou.vault;

import static io.onlyyou.vault.DrawnPictures.BLUE;
import static io.onlyyou.vault.DrawnPictures.GREEN;
import static io.onlyyou.vault.DrawnPictures.RED;
import static io.onlyyou.vault.DrawnPictures.YELLOW;
import static io.onlyyou.vault.DrawnPictures.assertQuarters;
import static io.onlyyou.vault.DrawnPictures.encode;
import static io.onlyyou.vault.DrawnPictures.quarters;
import static io.onlyyou.vault.PictureFiles.ascii;
import static io.onlyyou.vault.PictureFiles.chunk;
import static io.onlyyou.vault.PictureFiles.concat;
import static io.onlyyou.vault.PictureFiles.deflated;
import static io.onlyyou.vault.PictureFiles.exifSegment;
import static io.onlyyou.vault.PictureFiles.jpegWith;
import static io.onlyyou.vault.PictureFiles.pngDeclaring;
import static io.onlyyou.vault.PictureFiles.pngWith;
import static io.onlyyou.vault.PictureFiles.position;
import static io.onlyyou.vault.PictureFiles.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import io.onlyyou.vault.UnusablePictureException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case of hostile and broken pictures, and that the next good one is still taken. */
class HostilePictureTests {

    private static final long BOMB = 300_000_000;

    private final PictureIntake intake = PictureIntake.withDefaultLimits();
    private final byte[] jpeg = encode(quarters(320, 260), "jpeg");
    private final byte[] png = encode(quarters(320, 260), "png");

    static Stream<Arguments> refused() {
        BufferedImage drawn = quarters(320, 260);
        byte[] jpeg = encode(drawn, "jpeg");
        byte[] png = encode(drawn, "png");
        byte[] gif = ascii("GIF89a\u00ff\u00ff\u00ff\u00ff\u0000\u0000\u0000,\0\0\0\0\u00ff\u00ff\u00ff\u00ff\0\u0002"
                + "\u0002D\u0001\0;\0\0\0\0\0");
        byte[] svg = ascii("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        byte[] webp = DrawnWebps.LOSSLESS;
        return Stream.of(
                Arguments.of("nothing", new byte[0], Reason.NOT_A_PICTURE),
                Arguments.of("one byte", new byte[1], Reason.NOT_A_PICTURE),
                Arguments.of("35-byte GIF", Arrays.copyOf(gif, 35), Reason.NOT_A_PICTURE),
                Arguments.of("SVG", svg, Reason.NOT_A_PICTURE),
                Arguments.of("BMP", encode(drawn, "bmp"), Reason.NOT_A_PICTURE),
                Arguments.of("start of a JPEG", Arrays.copyOf(jpeg, 3), Reason.NOT_A_PICTURE),
                Arguments.of("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), Reason.NOT_A_PICTURE),
                Arguments.of("JPEG without its end", Arrays.copyOf(jpeg, jpeg.length - 2), Reason.NOT_A_PICTURE),
                Arguments.of("half a JPEG with an end", endingEarly(jpeg), Reason.NOT_A_PICTURE),
                Arguments.of("two frames in a JPEG", withFrame(jpeg), Reason.NOT_A_PICTURE),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), Reason.NOT_A_PICTURE),
                Arguments.of("PNG signature", Arrays.copyOf(png, 8), Reason.NOT_A_PICTURE),
                Arguments.of("PNG without data", pngWithoutData(png), Reason.NOT_A_PICTURE),
                Arguments.of("PNG with little data", pngDeclaring(300, 300), Reason.NOT_A_PICTURE),
                Arguments.of("PNG of no width", pngDeclaring(0, 300), Reason.NOT_A_PICTURE),
                Arguments.of("PNG of negative width", pngDeclaring(-300, 300), Reason.NOT_A_PICTURE),
                Arguments.of("half a WebP", Arrays.copyOf(webp, webp.length / 2), Reason.NOT_A_PICTURE),
                Arguments.of("WebP without a frame", ascii("RIFF\4\0\0\0WEBP"), Reason.NOT_A_PICTURE),
                Arguments.of("WebP of length -1", ascii("RIFF\u00ff\u00ff\u00ff\u00ffWEBP"), Reason.NOT_A_PICTURE),
                Arguments.of("PNG of 100,000 x 100,000", pngDeclaring(100_000, 100_000), Reason.TOO_LARGE),
                Arguments.of("PNG of 12,000 x 12,000", pngDeclaring(12_000, 12_000), Reason.TOO_LARGE),
                Arguments.of("PNG of 2^31-1 squared", pngDeclaring(-1 >>> 1, -1 >>> 1), Reason.TOO_LARGE),
                Arguments.of("WebP of 16,384 x 16,384", webpDeclaringLargest(), Reason.TOO_LARGE),
                Arguments.of("6 MB", concat(jpeg, new byte[6_000_000]), Reason.TOO_LARGE),
                Arguments.of("255 x 300", encode(quarters(255, 300), "png"), Reason.TOO_SMALL),
                Arguments.of("1 x 1", encode(quarters(1, 1), "jpeg"), Reason.TOO_SMALL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, byte[] upload, Reason reason) {
        assertRefused(upload, null, reason);
        assertQuarters(intake.accept(jpeg, null), RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/webp", "text/html", "image/svg+xml", "nonsense"})
    void refusesAJpegDeclaredToBeSomethingElse(String declared) {
        assertRefused(jpeg, declared, Reason.NOT_A_PICTURE);
    }

    /** Progressive JPEGs are decoded as a whole, so that they are bounded more tightly. */
    @Test
    void refusesAProgressiveJpegThatWouldNotFitIntoMemory() {
        byte[] large = jpegWith(new byte[] {(byte) 0xff, (byte) 0xd8}, frame(0xc2, 5000, 5000), scan(), end());
        assertRefused(large, null, Reason.TOO_LARGE);
    }

    @Test
    void refusesAJpegOfThousandsOfScans() {
        byte[][] scans = new byte[3000][];
        Arrays.fill(scans, scan());
        byte[] upload = jpegWith(new byte[] {(byte) 0xff, (byte) 0xd8}, frame(0xc2, 3000, 3000), concat(scans), end());
        assertRefused(upload, null, Reason.NOT_A_PICTURE);
    }

    /** With a palette, for which the JDK's reader would read them all. */
    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void neverInflatesWhatAPngCarriesBesidePixels(String type) {
        byte[] palette = encode(quarters(320, 260, BufferedImage.TYPE_BYTE_INDEXED), "png");
        String before = type.equals("iTXt") ? "k\0\1\0\0\0" : "k\0\0";
        byte[] bomb = chunk(type, ascii(before), deflated(BOMB));

        assertThat(PictureFormat.PNG.essentials(pngWith(palette, bomb)))
                .satisfies(picture -> assertThat(picture.stream().length).isLessThan(palette.length + 100))
                .satisfies(picture -> assertThat(picture.profile()).isNull());
        assertThat(intake.accept(pngWith(palette, bomb), null).width()).isEqualTo(320);
    }

    @Test
    void takesOneFrameOfTenThousand() {
        byte[] control = chunk("acTL", ByteBuffer.allocate(8).putInt(10_000).array());
        List<byte[]> frames = new ArrayList<>();
        for (int frame = 0; frame < 10_000; frame++) {
            frames.add(chunk("fcTL", new byte[26]));
            frames.add(chunk("fdAT", new byte[40]));
        }
        int end = png.length - 12;
        byte[] animated = pngWith(PictureFiles.insert(png, end, frames.toArray(byte[][]::new)), control);

        assertThat(PictureFormat.PNG.essentials(animated).stream())
                .isEqualTo(PictureFormat.PNG.essentials(png).stream());
        assertQuarters(intake.accept(animated, "image/png"), RED, GREEN, BLUE, YELLOW);
    }

    static Stream<Arguments> payloads() {
        return Stream.of(
                Arguments.of("HTML", ascii("<html><script>alert('payload')</script></html>")),
                Arguments.of("ZIP", ascii("PK\3\4payloadPK\5\6" + "\0".repeat(18))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void leavesNothingOfASecondFileInTheFirst(String name, byte[] payload) {
        byte[] behind = concat(jpeg, payload);
        byte[] within = jpegWith(jpeg, segment(0xfe, payload), segment(0xe5, payload));
        byte[] chunks = concat(pngWith(png, chunk("tEXt", payload)), payload);

        for (byte[] upload : List.of(behind, within, chunks)) {
            Picture picture = intake.accept(upload, null);
            assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
            assertHoldsNo(picture, "payload");
        }
    }

    @Test
    void leavesNoMetadataInTheResult() throws Exception {
        byte[] xmp = ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>SecretName</dc:creator></x:xmpmeta>");
        byte[] preview = segment(0xe0, ascii("JFXX\0\u0010SecretPreview"), new byte[100]);
        byte[] upload = jpegWith(jpeg, exifSegment(position()), segment(0xe1, xmp), preview);
        assertThat(names(upload)).contains("Exif IFD0", "GPS", "XMP");

        Picture picture = intake.accept(upload, "image/jpeg");

        assertHoldsNo(picture, "Secret");
        assertThat(names(picture.bytes())).containsOnly("JPEG", "JFIF", "Huffman", "File Type");
    }

    /** Whatever a stranger's bytes are, the answer is a picture or a refusal. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersDamagedPicturesWithAPictureOrARefusal(long seed) {
        Random random = new Random(seed);
        List<byte[]> whole = List.of(
                jpegWith(jpeg, exifSegment(position())),
                png,
                DrawnWebps.LOSSY,
                DrawnWebps.LOSSLESS,
                DrawnWebps.TRANSPARENT);
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            byte[] upload = whole.get(round % whole.size()).clone();
            for (int hit = 0; hit <= random.nextInt(6); hit++) {
                upload[random.nextInt(upload.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(intake.accept(upload, null).width()).isPositive();
            } catch (UnusablePictureException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    /** A decoder that makes pixels up behind the end of its input would do so for all 12 million. */
    @Test
    void endsWithTheInputHoweverManyPixelsItDeclares() {
        byte[] webp = DrawnWebps.LOSSLESS.clone();
        int sides = (2_999 << 14 | 3_999) | webp[24] << 24 & 0xf0000000;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(21, sides);
        assertRefused(webp, null, Reason.NOT_A_PICTURE);
    }

    @Test
    void endsAnUploadForADecoderThatReadsOn() throws IOException {
        try (UploadStream stream = new UploadStream(new byte[3])) {
            assertThat(stream.read(new byte[8], 0, 8)).isEqualTo(3);
            for (int i = 0; i < UploadStream.PATIENCE; i++) {
                assertThat(i % 2 == 0 ? stream.read() : stream.read(new byte[1], 0, 1))
                        .isEqualTo(-1);
            }
            assertThatThrownBy(stream::read).isInstanceOf(IOException.class).isNotInstanceOf(EOFException.class);
        }
    }

    private void assertRefused(byte[] upload, @Nullable String declared, Reason reason) {
        assertThatThrownBy(() -> intake.accept(upload, declared))
                .isInstanceOfSatisfying(UnusablePictureException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.getMessage()).matches("(?s)This .*\\.|The .*\\.");
                    assertThat(refusal.getCause()).isNull();
                });
    }

    private static void assertHoldsNo(Picture picture, String text) {
        assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(text);
    }

    private static List<String> names(byte[] picture) throws Exception {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
        List<String> names = new ArrayList<>();
        for (Directory directory : metadata.getDirectories()) {
            names.add(directory.getName());
        }
        return names;
    }

    private static byte[] endingEarly(byte[] jpeg) {
        return concat(Arrays.copyOf(jpeg, jpeg.length / 2), end());
    }

    private static byte[] withFrame(byte[] jpeg) {
        return jpegWith(jpeg, frame(0xc0, 300, 300));
    }

    private static byte[] pngWithoutData(byte[] png) {
        return concat(Arrays.copyOf(png, 33), chunk("IEND"));
    }

    private static byte[] webpDeclaringLargest() {
        byte[] webp = DrawnWebps.LOSSLESS.clone();
        Arrays.fill(webp, 21, 24, (byte) 0xff);
        webp[24] = 0x0f;
        return webp;
    }

    private static byte[] frame(int marker, int width, int height) {
        return segment(
                marker,
                ByteBuffer.allocate(9)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array());
    }

    private static byte[] scan() {
        return segment(0xda, new byte[] {1, 1, 0, 0, 0, 0});
    }

    private static byte[] end() {
        return new byte[] {(byte) 0xff, (byte) 0xd9};
    }
}
