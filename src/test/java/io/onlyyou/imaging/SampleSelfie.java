package io.onlyyou.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws the selfie that the README and the demo use, anew. Run from the root of the repository. */
final class SampleSelfie {

    static final Path FILE = Path.of("src", "main", "resources", "static", "demo", "drawn-selfie.jpg");

    private SampleSelfie() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(FILE, DrawnPerson.sample().jpeg());
    }
}
