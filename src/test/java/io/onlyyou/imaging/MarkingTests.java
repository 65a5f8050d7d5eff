package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.vault.DecodedPicture;
import io.onlyyou.vault.DrawnWebps;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkingTests {

    private static final String COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/composite";

    @Test
    void marksJpegAndPngAndLeavesTheirPixels() throws IOException {
        for (byte[] picture :
                new byte[][] {DrawnPerson.of(1).jpeg(), DrawnPerson.of(1).png()}) {
            byte[] marked = Marking.on(picture, SourceType.COMPOSITE, "abc.DEF-1_2");
            assertThat(Marking.sourceType(picture)).isEmpty();
            assertThat(Marking.mark(picture)).isEmpty();
            assertThat(Marking.sourceType(marked)).contains(COMPOSITE);
            assertThat(Marking.mark(marked)).contains("abc.DEF-1_2");
            assertThat(pixels(marked)).isEqualTo(pixels(picture));
        }
    }

    @ParameterizedTest
    @MethodSource("webps")
    void marksWebpAndLeavesItsPixels(byte[] webp) {
        byte[] marked = Marking.on(webp, SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, "abc.DEF-1_2");

        assertThat(Marking.sourceType(marked)).contains(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
        assertThat(Marking.mark(marked)).contains("abc.DEF-1_2");
        assertThat(little(marked).getInt(4)).as("the length it declares").isEqualTo(marked.length - 8);
        assertThat(new String(marked, 12, 4, StandardCharsets.ISO_8859_1)).isEqualTo("VP8X");
        assertThat(marked[20] & 0x04).as("says that it has XMP").isEqualTo(0x04);
        assertThat(little(marked).getShort(24) + 1).isEqualTo(320);
        assertThat(little(marked).getShort(27) + 1).isEqualTo(260);
        assertThat(DecodedPicture.of(marked).jpeg(320).bytes())
                .isEqualTo(DecodedPicture.of(webp).jpeg(320).bytes());
        assertThat(Marking.on(marked, SourceType.COMPOSITE, "again")).isSameAs(marked);
    }

    static List<Named<byte[]>> webps() {
        return List.of(
                Named.of("lossy", DrawnWebps.LOSSY),
                Named.of("lossless", DrawnWebps.LOSSLESS),
                Named.of("transparent", DrawnWebps.TRANSPARENT),
                Named.of("animated", DrawnWebps.ANIMATED));
    }

    @Test
    void keepsTheTransparencyOfALosslessWebp() {
        byte[] transparent = DrawnWebps.LOSSLESS.clone();
        transparent[24] = (byte) (transparent[24] | 0x10);
        assertThat(Marking.on(transparent, SourceType.COMPOSITE, "m")[20]).isEqualTo((byte) 0x14);
        assertThat(Marking.on(DrawnWebps.LOSSLESS, SourceType.COMPOSITE, "m")[20])
                .isEqualTo((byte) 0x04);
    }

    @Test
    void addsToWhatTheXmpOfAWebpSaysOtherwise() {
        String named = "<x:xmpmeta><rdf:RDF><rdf:Description dc:creator=\"provider\"/></rdf:RDF></x:xmpmeta>";
        byte[] own = named.getBytes(StandardCharsets.US_ASCII);
        byte[] marked = Marking.on(DrawnWebps.LOSSY, SourceType.COMPOSITE, "m");
        int from = new String(marked, StandardCharsets.ISO_8859_1).indexOf("XMP ");
        byte[] file = new byte[from + 8 + own.length + (own.length & 1)];
        little(file).put(marked, 0, from + 4).putInt(own.length).put(own).putInt(4, file.length - 8);

        byte[] both = Marking.on(file, SourceType.COMPOSITE, "ours");

        assertThat(Marking.mark(both)).contains("ours");
        assertThat(new String(both, StandardCharsets.ISO_8859_1))
                .contains("dc:creator=\"provider\"")
                .containsOnlyOnce("XMP ");
        assertThat(little(both).getInt(4)).isEqualTo(both.length - 8);
    }

    @Test
    void leavesASignedOrDamagedWebpAlone() {
        byte[] signed = Arrays.copyOf(DrawnWebps.LOSSY, DrawnWebps.LOSSY.length + 24);
        byte[] manifest = "C2PA\20\0\0\0....jumb....c2pa".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(manifest, 0, signed, DrawnWebps.LOSSY.length, 24);
        little(signed).putInt(4, signed.length - 8);
        assertThat(Marking.on(signed, SourceType.COMPOSITE, "m")).isSameAs(signed);

        SplittableRandom random = new SplittableRandom(20261124);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged =
                    Arrays.copyOf(DrawnWebps.TRANSPARENT, 12 + random.nextInt(DrawnWebps.TRANSPARENT.length - 12));
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(Math.min(60, damaged.length))] = (byte) random.nextInt();
            }
            assertThat(Marking.on(damaged, SourceType.COMPOSITE, "m")).isNotNull();
        }
    }

    /** A model that learnt from photographs may write what cameras write. */
    @Test
    void takesNobodysWordThatACameraTookIt() throws IOException {
        for (byte[] picture :
                List.of(DrawnPerson.of(1).jpeg(), DrawnPerson.of(1).png(), DrawnWebps.LOSSY)) {
            byte[] lie = saying(picture, "digitalCapture  ");
            assertThat(Marking.sourceType(lie))
                    .hasValueSatisfying(said -> assertThat(said).endsWith("digitalCapture"));

            byte[] marked = Marking.on(lie, SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, "ours");

            assertThat(Marking.sourceType(marked)).contains(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            assertThat(Marking.mark(marked)).contains("ours");
            assertThat(new String(marked, StandardCharsets.ISO_8859_1)).doesNotContain("digitalCapture");
            assertThat(DecodedPicture.of(marked).jpeg(320).bytes())
                    .isEqualTo(DecodedPicture.of(picture).jpeg(320).bytes());

            byte[] truth = saying(picture, "algorithmicMedia");
            assertThat(Marking.on(truth, SourceType.COMPOSITE, "ours")).isSameAs(truth);
        }
    }

    /** In XMP as we would write it, but for the term and the mark; of the same length, so that only a PNG's check sum is off. */
    private static byte[] saying(byte[] picture, String term) {
        byte[] marked = Marking.on(picture, SourceType.COMPOSITE, "m");
        String file = new String(marked, StandardCharsets.ISO_8859_1);
        String said = file.replace("composite\" onlyyou:Mark=\"m\"", term + "\" x:Mar=\"m\"");
        assertThat(said).hasSameSizeAs(file).isNotEqualTo(file);
        return said.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Many readers look at the first packet alone. */
    @Test
    void standsBeforeOtherXmpOfAJpeg() {
        byte[] marked = Marking.on(DrawnPerson.of(1).jpeg(), SourceType.COMPOSITE, "m");
        String file = new String(marked, StandardCharsets.ISO_8859_1)
                .replace("onlyyou:Mark=", "provider:Own=")
                .replace(SourceType.VOCABULARY, "urn:x".repeat(20).substring(0, SourceType.VOCABULARY.length()));
        byte[] named = file.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(named).hasSameSizeAs(marked);

        String both = new String(Marking.on(named, SourceType.COMPOSITE, "ours"), StandardCharsets.ISO_8859_1);

        assertThat(both.indexOf("onlyyou:Mark=\"ours\"")).isPositive().isLessThan(both.indexOf("provider:Own="));
    }

    @Test
    void keepsWhatAProviderSays() {
        byte[] said = Marking.on(DrawnPerson.of(1).jpeg(), SourceType.TRAINED_ALGORITHMIC_MEDIA, "provider");
        assertThat(Marking.on(said, SourceType.COMPOSITE, "ours")).isSameAs(said);
    }

    @Test
    void doesNotTouchWhatIsNeither() {
        byte[] text = "RIFF....WEBP".getBytes(StandardCharsets.US_ASCII);
        assertThat(Marking.on(text, SourceType.COMPOSITE, "m")).isSameAs(text);
        assertThat(Marking.on(new byte[0], SourceType.COMPOSITE, "m")).isEmpty();
    }

    @Test
    void readsDamagedPicturesToTheEnd() {
        SplittableRandom random = new SplittableRandom(20261123);
        byte[] marked = Marking.on(DrawnPerson.of(1).png(), SourceType.COMPOSITE, "m");
        byte[] start = Arrays.copyOf(marked, 600);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(start, random.nextInt(start.length));
            for (int hit = 0; hit < 4 && damaged.length > 0; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Marking.sourceType(damaged);
            assertThat(Marking.on(damaged, SourceType.COMPOSITE, "m")).isNotNull();
        }
    }

    @Test
    void saysTheTruthAboutEachModel() {
        assertThat(SourceType.of(new ModelInfo("onlyyou", "painter", "2"))).isEqualTo(SourceType.COMPOSITE);
        assertThat(SourceType.of(new ModelInfo("somebody", "diffusion", "1")))
                .isEqualTo(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
