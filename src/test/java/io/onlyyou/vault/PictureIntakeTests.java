package io.onlyyou.vault;

import static io.onlyyou.vault.DrawnPictures.BLUE;
import static io.onlyyou.vault.DrawnPictures.GREEN;
import static io.onlyyou.vault.DrawnPictures.RED;
import static io.onlyyou.vault.DrawnPictures.YELLOW;
import static io.onlyyou.vault.DrawnPictures.assertColour;
import static io.onlyyou.vault.DrawnPictures.assertQuarters;
import static io.onlyyou.vault.DrawnPictures.decode;
import static io.onlyyou.vault.DrawnPictures.encode;
import static io.onlyyou.vault.DrawnPictures.plain;
import static io.onlyyou.vault.DrawnPictures.quarters;
import static io.onlyyou.vault.PictureFiles.chunk;
import static io.onlyyou.vault.PictureFiles.deflated;
import static io.onlyyou.vault.PictureFiles.exifSegment;
import static io.onlyyou.vault.PictureFiles.jpegWith;
import static io.onlyyou.vault.PictureFiles.orientation;
import static io.onlyyou.vault.PictureFiles.pngWith;
import static io.onlyyou.vault.PictureFiles.profileSegment;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureIntakeTests {

    private final PictureIntake intake = PictureIntake.withDefaultLimits();

    static Stream<Arguments> goodPictures() {
        BufferedImage drawn = quarters(320, 260);
        return Stream.of(
                Arguments.of("JPEG", encode(drawn, "jpeg")),
                Arguments.of("PNG", encode(drawn, "png")),
                Arguments.of("palette PNG", encode(quarters(320, 260, BufferedImage.TYPE_BYTE_INDEXED), "png")),
                Arguments.of("lossless WebP", DrawnWebps.LOSSLESS),
                Arguments.of("lossy WebP", DrawnWebps.LOSSY),
                Arguments.of("animated WebP", DrawnWebps.ANIMATED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodPictures")
    void takesEveryFormat(String name, byte[] upload) {
        Picture picture = intake.accept(upload, null);

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(picture.width()).isEqualTo(320);
        assertThat(picture.height()).isEqualTo(260);
        if (!name.startsWith("palette")) {
            assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
        }
    }

    @Test
    void takesAProgressiveJpegOfManyScans() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = Codecs.jpegWriter();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(quarters(320, 260), null, null), param);
        }
        byte[] progressive = bytes.toByteArray();
        assertThat(PictureFormat.JPEG.essentials(progressive).readWhole()).isTrue();

        assertQuarters(intake.accept(progressive, null), RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "IMAGE/JPEG; q=1", "image/jpg", "application/octet-stream", ""})
    void acceptsADeclarationThatAgrees(String declared) {
        assertThat(intake.accept(encode(quarters(300, 300), "jpeg"), declared).width())
                .isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "1, RED, GREEN, BLUE, YELLOW",
        "2, GREEN, RED, YELLOW, BLUE",
        "3, YELLOW, BLUE, GREEN, RED",
        "4, BLUE, YELLOW, RED, GREEN",
        "5, RED, BLUE, GREEN, YELLOW",
        "6, BLUE, RED, YELLOW, GREEN",
        "7, YELLOW, GREEN, BLUE, RED",
        "8, GREEN, YELLOW, RED, BLUE"
    })
    void turnsEveryOrientationUpright(int value, String first, String second, String third, String fourth) {
        byte[] tag = exifSegment(orientation(value));

        Picture picture = intake.accept(jpegWith(encode(quarters(400, 300), "jpeg"), tag), null);

        assertThat(picture.width()).isEqualTo(value < 5 ? 400 : 300);
        assertThat(picture.height()).isEqualTo(value < 5 ? 300 : 400);
        assertQuarters(picture, colour(first), colour(second), colour(third), colour(fourth));
    }

    @Test
    void turnsAPngUprightAsWell() {
        byte[] upload = pngWith(encode(quarters(400, 300), "png"), chunk("eXIf", orientation(6)));

        assertQuarters(intake.accept(upload, null), BLUE, RED, YELLOW, GREEN);
    }

    /** The EXIF chunk of a WebP, behind its frame, with and without the prefix that some writers put there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Exif\0\0"})
    void turnsAWebpUprightAsWell(String prefix) {
        byte[] tag = PictureFiles.concat(PictureFiles.ascii(prefix), orientation(6));
        byte[] upload = PictureFiles.concat(
                DrawnWebps.LOSSLESS, PictureFiles.ascii("EXIF"), new byte[] {(byte) tag.length, 0, 0, 0}, tag);
        upload[4] = (byte) (upload.length - 8);

        assertQuarters(intake.accept(upload, null), BLUE, RED, YELLOW, GREEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1})
    void leavesAPictureWithAnImpossibleOrientationAsItIs(int value) {
        byte[] upload = jpegWith(encode(quarters(400, 300), "jpeg"), exifSegment(orientation(value)));

        assertQuarters(intake.accept(upload, null), RED, GREEN, BLUE, YELLOW);
    }

    @Test
    void makesTheLongSideFitWithoutEnlarging() {
        Picture wide = intake.accept(encode(quarters(4100, 1025), "jpeg"), null);
        assertThat(wide.width()).isEqualTo(2048);
        assertThat(wide.height()).isEqualTo(512);
        assertQuarters(wide, RED, GREEN, BLUE, YELLOW);

        assertThat(intake.accept(encode(quarters(256, 256), "jpeg"), null).width())
                .isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void thinsOutAHugePictureWhileReadingIt(String format) {
        Picture picture = intake.accept(encode(quarters(6400, 5000), format), null);

        assertThat(picture.width()).isEqualTo(2048);
        assertThat(picture.height()).isEqualTo(1600);
        assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 10", "png, 10", "png, 11"})
    void keepsTheLevelsOfGray(String format, int type) {
        BufferedImage gray = new BufferedImage(300, 300, type);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                gray.getRaster().setSample(x, y, 0, type == BufferedImage.TYPE_USHORT_GRAY ? 100 * 257 : 100);
            }
        }

        Picture picture = intake.accept(encode(gray, format), null);

        assertColour(new Color(decode(picture).getRGB(150, 150)), new Color(100, 100, 100), 3);
    }

    @Test
    void putsWhiteBehindTransparency() {
        byte[] nothing = encode(new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB), "png");
        Color half = new Color(0, 0, 0, 128);
        byte[] halfBlack = encode(plain(300, 300, BufferedImage.TYPE_INT_ARGB, half), "png");

        assertColour(new Color(decode(intake.accept(nothing, null)).getRGB(9, 9)), Color.WHITE, 2);
        assertColour(new Color(decode(intake.accept(halfBlack, null)).getRGB(9, 9)), new Color(127, 127, 127), 3);
        assertQuarters(intake.accept(DrawnWebps.TRANSPARENT, null), RED, GREEN, BLUE, Color.WHITE);
    }

    @Test
    void readsCmyk() {
        Picture picture = intake.accept(CmykJpeg.of(DrawnPictures.quarters(320, 260)), null);

        BufferedImage image = decode(picture);
        // No profile says which inks, so that only the tendency is certain.
        assertThat(new Color(image.getRGB(80, 65)))
                .satisfies(c -> assertThat(c.getRed()).isGreaterThan(c.getBlue() + 60));
        assertThat(new Color(image.getRGB(80, 195)))
                .satisfies(c -> assertThat(c.getBlue()).isGreaterThan(c.getRed() + 60));
    }

    @Test
    void convertsFromTheColoursOfAProfile() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        BufferedImage drawn = plain(300, 300, BufferedImage.TYPE_INT_RGB, new Color(55, 55, 55));
        byte[] jpeg = jpegWith(encode(drawn, "jpeg"), profileSegment(linear));
        byte[] png = pngWith(encode(drawn, "png"), chunk("iCCP", PictureFiles.ascii("p\0\0"), deflated(linear)));

        // Linear light of 55/255 is what sRGB writes as 128.
        assertColour(new Color(decode(intake.accept(jpeg, null)).getRGB(9, 9)), new Color(128, 128, 128), 4);
        assertColour(new Color(decode(intake.accept(png, null)).getRGB(9, 9)), new Color(128, 128, 128), 4);
    }

    @Test
    void toleratesACorruptProfile() {
        byte[] drawn = encode(quarters(320, 260), "jpeg");
        byte[] header = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Arrays.fill(header, 132, header.length, (byte) 0xff);

        assertQuarters(intake.accept(jpegWith(drawn, profileSegment(new byte[500])), null), RED, GREEN, BLUE, YELLOW);
        assertQuarters(intake.accept(jpegWith(drawn, profileSegment(header)), null), RED, GREEN, BLUE, YELLOW);
    }

    private static Color colour(String name) {
        return switch (name) {
            case "RED" -> RED;
            case "GREEN" -> GREEN;
            case "BLUE" -> BLUE;
            case "YELLOW" -> YELLOW;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
