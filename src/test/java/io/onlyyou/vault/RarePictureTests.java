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

import com.sun.management.ThreadMXBean;
import io.onlyyou.vault.UnusablePictureException.Reason;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of a kind that few senders write: each is taken for what it shows, or refused, and costs no more than others. */
class RarePictureTests {

    private final PictureIntake intake = PictureIntake.withDefaultLimits();

    /** What phones and programs send that is none of the three formats, or a kind of JPEG that hardly anything reads. */
    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("HEIC", brand("heic")),
                Arguments.of("AVIF", brand("avif")),
                Arguments.of("MP4", brand("isom")),
                Arguments.of("animated GIF", concat(ascii("GIF89a"), new byte[500])),
                Arguments.of("TIFF", concat(ascii("II*\0"), new byte[500])),
                Arguments.of("PDF", ascii("%PDF-1.7 " + " ".repeat(500))),
                Arguments.of("ZIP", ascii("PK\3\4" + " ".repeat(500))),
                Arguments.of("lossless JPEG", jpegOf(0xc3, 8, 300, 300)),
                Arguments.of("arithmetic JPEG", jpegOf(0xc9, 8, 300, 300)),
                Arguments.of("JPEG of 12 bits", jpegOf(0xc1, 12, 300, 300)),
                Arguments.of("JPEG of no width", jpegOf(0xc0, 8, 0, 300)),
                Arguments.of("JPEG of no height", jpegOf(0xc0, 8, 300, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void refusesWhatItDoesNotRead(String name, byte[] upload) {
        assertThatThrownBy(() -> intake.accept(upload, null))
                .isInstanceOfSatisfying(UnusablePictureException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_PICTURE);
                    assertThat(refusal).hasMessageMatching("This .*(Send one of these|send another one)\\.");
                });
    }

    @Test
    void readsSixteenBits() {
        BufferedImage deep = deep(320, 260);
        byte[] png = encode(deep, "png");
        assertThat(png[24]).as("bits a sample").isEqualTo((byte) 16);

        assertQuarters(intake.accept(png, null), RED, GREEN, BLUE, YELLOW);
    }

    /** The second is thinned out while it is read. */
    @ParameterizedTest
    @ValueSource(ints = {320, 4_000})
    void readsAnInterlacedPng(int width) throws IOException {
        byte[] png = interlaced(quarters(width, width * 9 / 10));
        assertThat(png[28]).as("interlaced").isEqualTo((byte) 1);

        assertQuarters(intake.accept(png, null), RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void takesTheFirstFrameOfAnAnimatedWebp() {
        byte[] animated = webp(
                riff("VP8X", new byte[] {2, 0, 0, 0, 63, 1, 0, 3, 1, 0}),
                riff("ANIM", new byte[6]),
                riff("ANMF", new byte[16], frameOf(DrawnWebps.LOSSLESS)),
                riff("ANMF", new byte[16], frameOf(DrawnWebps.LOSSY)));

        assertThat(PictureFormat.WEBP.essentials(animated).stream()).isEqualTo(DrawnWebps.LOSSLESS);
        assertQuarters(intake.accept(animated, "image/webp"), RED, GREEN, BLUE, YELLOW);
    }

    /** One frame within the other within the other: whoever follows them all has no stack left. */
    @Test
    void refusesFramesWithinFrames() {
        byte[] nested = new byte[24 * 200_000];
        ByteBuffer frames = ByteBuffer.wrap(nested).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < nested.length; at += 24) {
            frames.put(at, ascii("ANMF")).putInt(at + 4, nested.length - at - 8);
        }

        assertThatThrownBy(() -> intake.accept(webp(nested), null)).isInstanceOf(UnusablePictureException.class);
    }

    /** A small picture, by its header, whose data would fill a disk. */
    @Test
    void inflatesNoMorePixelsThanThePictureHas() {
        byte[] png = pngDeclaring(300, 300);
        byte[] bomb = concat(Arrays.copyOf(png, 33), chunk("IDAT", deflated(300_000_000)), chunk("IEND"));

        assertThat(allocated(() -> assertThat(intake.accept(bomb, null).width()).isEqualTo(300)))
                .isLessThan(50_000_000);
    }

    /** The first counts, as the format has it: each of the others would be a megabyte to inflate, thousands of them gigabytes. */
    @Test
    void inflatesOneProfileOfMany() {
        byte[] profile = chunk("iCCP", ascii("p\0\0"), deflated(Essentials.MAX_PROFILE_BYTES / 2));
        byte[][] profiles = new byte[500][];
        Arrays.fill(profiles, profile);
        byte[] upload = pngWith(encode(quarters(320, 260), "png"), profiles);

        assertThat(allocated(
                        () -> assertThat(PictureFormat.PNG.essentials(upload).profile())
                                .isNotNull()))
                .isLessThan(20_000_000);
    }

    @Test
    void keepsNoPlaceAndNoNameOfAPngOrAWebp() {
        byte[] text = ascii("Author\0SecretName");
        byte[] png = pngWith(encode(quarters(320, 260), "png"), chunk("eXIf", position()), chunk("tEXt", text));
        byte[] webp = webp(
                riff("VP8X", new byte[] {0x0c, 0, 0, 0, 63, 1, 0, 3, 1, 0}),
                frameOf(DrawnWebps.LOSSLESS),
                riff("EXIF", position()),
                riff("XMP ", ascii("<x:xmpmeta>SecretName</x:xmpmeta>")));
        byte[] second = jpegWith(encode(quarters(300, 300), "jpeg"), exifSegment(position()));
        byte[] several = concat(encode(quarters(320, 260), "jpeg"), second);

        for (byte[] upload : new byte[][] {png, webp, several}) {
            assertThat(text(upload)).contains("Secret");
            Picture kept = intake.accept(upload, null);
            assertQuarters(kept, RED, GREEN, BLUE, YELLOW);
            assertThat(text(kept.bytes())).doesNotContain("Secret", "Exif", "xmpmeta");
        }
    }

    @Test
    void toleratesACorruptProfileInEveryFormat() {
        byte[] png = encode(quarters(320, 260), "png");
        byte[] noZip = pngWith(png, chunk("iCCP", ascii("p\0\0nothing to inflate")));
        byte[] noProfile = pngWith(png, chunk("iCCP", ascii("p\0\0"), deflated(new byte[500])));
        byte[] noName = pngWith(png, chunk("iCCP", new byte[] {1}));
        byte[] webp = webp(
                riff("VP8X", new byte[] {0x20, 0, 0, 0, 63, 1, 0, 3, 1, 0}),
                riff("ICCP", new byte[500]),
                frameOf(DrawnWebps.LOSSLESS));

        for (byte[] upload : new byte[][] {noZip, noProfile, noName, webp}) {
            assertQuarters(intake.accept(upload, null), RED, GREEN, BLUE, YELLOW);
        }
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String text(byte[] picture) {
        return new String(picture, StandardCharsets.ISO_8859_1);
    }

    /** The start of a file of boxes, as phones and cameras write them. */
    private static byte[] brand(String brand) {
        return concat(new byte[] {0, 0, 0, 24}, ascii("ftyp" + brand + "\0\0\0\0mif1" + brand), new byte[500]);
    }

    private static byte[] jpegOf(int marker, int bits, int width, int height) {
        byte[] frame = ByteBuffer.allocate(9)
                .put((byte) bits)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {1, 1, 0x11, 0})
                .array();
        byte[] scan = segment(0xda, new byte[] {1, 1, 0, 0, 63, 0});
        byte[] begin = {(byte) 0xff, (byte) 0xd8};
        return concat(begin, segment(marker, frame), scan, new byte[100], new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = concat(chunks);
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(4 + all.length).put(ascii("WEBP"));
        return concat(header.array(), all);
    }

    private static byte[] riff(String type, byte[]... content) {
        byte[] all = concat(content);
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + all.length + (all.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(ascii(type)).putInt(all.length).put(all).array();
    }

    /** The one chunk of a simple WebP. */
    private static byte[] frameOf(byte[] webp) {
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    private static BufferedImage deep(int width, int height) {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        BufferedImage deep = new BufferedImage(model, raster, false, null);
        Graphics2D graphics = deep.createGraphics();
        graphics.drawImage(quarters(width, height), 0, 0, null);
        graphics.dispose();
        return deep;
    }

    private static byte[] interlaced(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
