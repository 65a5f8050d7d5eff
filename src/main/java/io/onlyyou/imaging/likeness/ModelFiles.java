package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.graph.Graph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The networks that lie beside this package; NOTICE says where they come from. */
final class ModelFiles {

    private ModelFiles() {}

    static Graph read(String name) {
        try (InputStream file = ModelFiles.class.getResourceAsStream(name)) {
            return Graph.read(Objects.requireNonNull(file, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
