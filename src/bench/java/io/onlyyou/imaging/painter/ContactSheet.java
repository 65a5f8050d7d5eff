package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints several drawn people in every scenario onto one sheet, each cell another variant. */
public final class ContactSheet {

    private static final long[] PEOPLE = {4, 2, 6, 7};
    private static final int PAINTED = 768;
    private static final int CELL = 216;
    private static final int GAP = 6;
    private static final long SEED = 5;
    /** Tones that the eye does not miss and the file does not carry. */
    private static final int MASK = 0xFCFCFC;

    private ContactSheet() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        FaceDetector detector = new FaceDetector();
        Painter painter = new Painter(detector, new PersonSegmenter(), new FaceMatcherByPrint(detector));
        List<String> scenarios = List.copyOf(Scenes.ids());
        BufferedImage sheet = new BufferedImage(
                GAP + scenarios.size() * (CELL + GAP),
                GAP + PEOPLE.length * (CELL + GAP),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(new Color(0x101014));
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int row = 0; row < PEOPLE.length; row++) {
            byte[] selfie = DrawnPerson.of(PEOPLE[row]).jpeg();
            for (int column = 0; column < scenarios.size(); column++) {
                Image cell = paint(painter, selfie, scenarios.get(column), SEED + row + 7L * column)
                        .getScaledInstance(CELL, CELL, Image.SCALE_AREA_AVERAGING);
                g.drawImage(cell, GAP + column * (CELL + GAP), GAP + row * (CELL + GAP), null);
            }
        }
        g.dispose();
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, sheet.getRGB(x, y) & MASK);
            }
        }
        ImageIO.write(sheet, "png", file.toFile());
        System.out.println(file + ": " + Files.size(file) + " bytes");
    }

    private static BufferedImage paint(Painter painter, byte[] selfie, String scenario, long seed) throws IOException {
        ImageResult result =
                painter.paint(new ImageRequest(List.of(selfie), scenario, "", seed, PAINTED, PAINTED, "sheet"));
        if (result instanceof ImageResult.Ready ready) {
            return ImageIO.read(new ByteArrayInputStream(ready.image()));
        }
        throw new IllegalStateException(scenario + ": " + result);
    }
}
