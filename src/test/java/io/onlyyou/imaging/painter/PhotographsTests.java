package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Paints what one wants to see with one's own eyes, into {@code target/photographs}: the JPEG and PNG files of the folder that
 * {@code -Donlyyou.test.photographs} names, or a drawn person if it names none.
 */
class PhotographsTests {

    private static final Path RESULTS = Path.of("target", "photographs");
    private static final String FOLDER = System.getProperty("onlyyou.test.photographs", "");

    @Test
    void paintsEveryPictureInEveryScenario() throws IOException {
        Painter painter = RememberingDetector.PAINTER;
        Files.createDirectories(RESULTS);
        for (Map.Entry<String, byte[]> picture : pictures().entrySet()) {
            for (String scenario : Scenes.ids()) {
                ImageResult result = painter.paint(
                        new ImageRequest(List.of(picture.getValue()), scenario, "", 1, side(), side(), "by-hand"));
                assertThat(result).as(picture.getKey()).isInstanceOf(ImageResult.Ready.class);
                if (result instanceof ImageResult.Ready ready) {
                    Files.write(RESULTS.resolve(picture.getKey() + "-" + scenario + ".png"), ready.image());
                }
            }
        }
    }

    /** The drawn person only shows that it goes. */
    private static int side() {
        return FOLDER.isBlank() ? 128 : 1024;
    }

    private static Map<String, byte[]> pictures() throws IOException {
        if (FOLDER.isBlank()) {
            return Map.of("drawn", DrawnPerson.of(4).jpeg());
        }
        Map<String, byte[]> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            for (Path file : files.filter(PhotographsTests::isPicture).toList()) {
                pictures.put(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), Files.readAllBytes(file));
            }
        }
        assertThat(pictures).as("pictures in the folder").isNotEmpty();
        return pictures;
    }

    private static boolean isPicture(Path file) {
        return file.getFileName().toString().matches("(?i).*\\.(jpe?g|png)");
    }
}
