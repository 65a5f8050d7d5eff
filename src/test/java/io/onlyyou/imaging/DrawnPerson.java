package io.onlyyou.imaging;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture of somebody who does not exist, drawn with plain shapes and soft shading: real enough for face detection and
 * segmentation, so that no test needs a photograph. The same seed always draws the same person.
 */
public final class DrawnPerson {

    private static final int SIZE = 768;

    private final BufferedImage image;

    private DrawnPerson(BufferedImage image) {
        this.image = image;
    }

    /** One person, head and shoulders, 768 x 768; another seed has other proportions and colours. */
    public static DrawnPerson of(long seed) {
        return of(DrawnLook.of(seed));
    }

    /** Two people beside each other in one picture, 1024 x 768. */
    public static DrawnPerson pair() {
        BufferedImage image = wall(1024, SIZE, DrawnLook.of(1).wall());
        draw(image, DrawnLook.of(1), 290, 350, 105);
        draw(image, DrawnLook.of(2), 735, 370, 105);
        return new DrawnPerson(image);
    }

    /** A landscape without anybody. */
    public static DrawnPerson nobody() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        g.setPaint(new GradientPaint(0, 0, new Color(0x6FA8DC), 0, 480, new Color(0xF6E3C4)));
        g.fill(new Rectangle2D.Double(0, 0, SIZE, SIZE));
        SplittableRandom random = new SplittableRandom(7);
        for (int ridge = 0; ridge < 4; ridge++) {
            Path2D hills = new Path2D.Double();
            hills.moveTo(0, SIZE);
            for (int x = 0; x <= SIZE; x += 32) {
                hills.lineTo(
                        x, 400 + ridge * 85 + 40 * Math.sin(x * (0.006 + 0.002 * ridge) + ridge) + random.nextInt(8));
            }
            hills.lineTo(SIZE, SIZE);
            g.setPaint(new Color(70 - ridge * 12, 120 - ridge * 18, 100 - ridge * 20));
            g.fill(hills);
        }
        g.dispose();
        return new DrawnPerson(image);
    }

    /** The person of the repository's own sample selfie. */
    static DrawnPerson sample() {
        return of(DrawnLook.sample());
    }

    /** One person whose head is {@code headWidth} pixels wide, in a picture of any size. */
    public static DrawnPerson of(long seed, int width, int height, double headWidth) {
        DrawnLook look = DrawnLook.of(seed);
        BufferedImage image = wall(width, height, look.wall());
        draw(image, look, width / 2.0, height * 0.46, headWidth / 2);
        return new DrawnPerson(image);
    }

    private static DrawnPerson of(DrawnLook look) {
        BufferedImage image = wall(SIZE, SIZE, look.wall());
        draw(image, look, SIZE / 2.0, 322, 122);
        return new DrawnPerson(image);
    }

    public BufferedImage image() {
        return image;
    }

    public byte[] png() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] jpeg() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.92f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, List.of(), null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void draw(BufferedImage image, DrawnLook look, double x, double y, double unit) {
        Graphics2D g = graphics(image);
        g.translate(x, y);
        g.scale(unit, unit);
        DrawnBust bust = new DrawnBust(g, look);
        bust.behind();
        new DrawnFace(g, look).draw();
        bust.inFront();
        g.dispose();
    }

    private static BufferedImage wall(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        g.setPaint(new GradientPaint(
                0,
                0,
                DrawnLook.mix(colour, Color.WHITE, 0.35),
                width,
                height,
                DrawnLook.mix(colour, Color.BLACK, 0.18)));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        SplittableRandom random = new SplittableRandom(colour.getRGB());
        for (int i = 0; i < 14; i++) {
            double radius = width * (0.03 + 0.07 * random.nextDouble());
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height * 0.7;
            Color light = DrawnLook.mix(colour, new Color(0xFFF2D8), 0.75);
            g.setPaint(new RadialGradientPaint(
                    (float) x, (float) y, (float) radius, new float[] {0, 0.8f, 1}, new Color[] {
                        DrawnLook.alpha(light, 0.22), DrawnLook.alpha(light, 0.16), DrawnLook.alpha(light, 0)
                    }));
            g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
        g.dispose();
        return image;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }
}
