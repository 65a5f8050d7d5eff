package io.onlyyou.imaging.plane;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A picture as three planes, 0 to 1 each, in the gamma of sRGB. */
public record Colours(Plane red, Plane green, Plane blue) {

    public Colours(int width, int height) {
        this(new Plane(width, height), new Plane(width, height), new Plane(width, height));
    }

    public static Colours of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Colours colours = new Colours(width, height);
        int[] pixels = image.getRaster().getDataBuffer() instanceof DataBufferInt packed
                ? packed.getData()
                : image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            colours.set(i, (pixels[i] >> 16 & 255) / 255f, (pixels[i] >> 8 & 255) / 255f, (pixels[i] & 255) / 255f);
        }
        return colours;
    }

    public int width() {
        return red.width();
    }

    public int height() {
        return red.height();
    }

    public void set(int pixel, float r, float g, float b) {
        red.values()[pixel] = r;
        green.values()[pixel] = g;
        blue.values()[pixel] = b;
    }

    public float luminance(int pixel) {
        return luminance(red.values()[pixel], green.values()[pixel], blue.values()[pixel]);
    }

    public static float luminance(float r, float g, float b) {
        return 0.299f * r + 0.587f * g + 0.114f * b;
    }

    public Plane luminance() {
        Plane result = new Plane(width(), height());
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = luminance(i);
        }
        return result;
    }

    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = level(red.values()[i]) << 16 | level(green.values()[i]) << 8 | level(blue.values()[i]);
        }
        return image;
    }

    private static int level(float value) {
        return (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
    }
}
