package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisibleMarkTests {

    @ParameterizedTest
    @EnumSource(Surface.class)
    void standsOnEverySizeWhereTheSurfaceLeavesItWhole(Surface surface) {
        for (VisibleMark mark : new VisibleMark[] {VisibleMark.AI, VisibleMark.IMAGINED}) {
            for (int width : surface.widths()) {
                BufferedImage picture = grey(width, surface.height(width));
                mark.draw(picture, surface);
                int[] box = changed(picture);
                assertThat(box).as("%s on %s at %d", mark, surface, width).isNotEmpty();
                assertThat(box[3] - box[1]).as("high enough to read").isGreaterThanOrEqualTo(12);
                assertThat((double) (box[2] - box[0]) * (box[3] - box[1]))
                        .as("small")
                        .isLessThan(0.06 * picture.getWidth() * picture.getHeight());
                assertThat(box[0]).isPositive();
                assertThat(box[2]).isLessThan(picture.getWidth());
                assertSafe(surface, picture, box);
            }
        }
    }

    private static void assertSafe(Surface surface, BufferedImage picture, int[] box) {
        switch (surface) {
            case STORIES ->
                assertThat((double) box[3])
                        .as("above the app's own buttons")
                        .isLessThanOrEqualTo(picture.getHeight() * 0.83);
            case PROFILE_PICTURE -> {
                double middle = picture.getWidth() / 2.0;
                assertThat(Math.hypot(box[0] - middle, box[3] - middle)).isLessThan(middle);
                assertThat(Math.hypot(box[2] - middle, box[3] - middle)).isLessThan(middle);
            }
            case FEED, CHAT -> assertThat(box[3]).isLessThan(picture.getHeight());
        }
    }

    @ParameterizedTest
    @CsvSource({"0x000000", "0xFFFFFF", "0x808080"})
    void isLegibleOnAnyGround(String ground) {
        BufferedImage picture = grey(640, 640);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(Integer.decode(ground)));
        g.fillRect(0, 0, 640, 640);
        g.dispose();
        VisibleMark.AI.draw(picture, Surface.FEED);
        int lightest = 0;
        int darkest = 255;
        int[] box = changed(picture);
        for (int y = box[1]; y < box[3]; y++) {
            for (int x = box[0] + 8; x < box[2] - 8; x++) {
                int level = picture.getRGB(x, y) & 255;
                lightest = Math.max(lightest, level);
                darkest = Math.min(darkest, level);
            }
        }
        assertThat(lightest - darkest).isGreaterThan(120);
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void noneLeavesThePictureAsItIs(Surface surface) {
        BufferedImage picture = grey(320, 320);
        VisibleMark.NONE.draw(picture, surface);
        assertThat(changed(picture)).isEmpty();
    }

    private static BufferedImage grey(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.GRAY);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return picture;
    }

    /** Left, top, right and bottom of what differs from the upper left corner; empty where nothing does. */
    private static int[] changed(BufferedImage picture) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        int ground = picture.getRGB(0, 0);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) != ground) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1);
                    box[3] = Math.max(box[3], y + 1);
                }
            }
        }
        return box[2] < 0 ? new int[0] : box;
    }
}
