package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.graph.Graph;
import io.onlyyou.imaging.graph.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the faces in a photo with MediaPipe's BlazeFace. The network sees 128 x 128 pixels and knows faces between a tenth and
 * three quarters of that, so it looks at the photo from further away, as it is, and in overlapping tiles. Safe for many threads.
 */
public class FaceDetector {

    private static final int INPUT = 128;
    private static final int WORKING_SIDE = 640;
    private static final double THRESHOLD = 0.62;
    /** Tiles show texture magnified, where the network is surer of things that are no faces. */
    private static final double TILE_THRESHOLD = 0.7;
    /** Of the photo's shorter side. */
    private static final double TILE = 0.6;

    private static final double TILE_STEP = 0.4;
    private static final double SMALLEST = 0.05;

    /** Side of the square, and how far its middle lies beside and below that of the face, in sizes of the face. */
    private static final double[][] CLOSER_LOOKS = {
        {1.5, 0, 0}, {1.8, 0.05, 0.05}, {1.8, -0.05, -0.05}, {2.1, 0.05, -0.05}, {2.1, -0.05, 0.05}, {2.5, 0, 0}
    };

    private final Graph network = ModelFiles.read("face_detection_short_range.tflite");
    private final FaceAnchors anchors = new FaceAnchors(INPUT);

    /** Every face once, the largest first, in pixels of the photo. */
    public List<Face> find(Photo photo) {
        Photo small = photo.atMost(WORKING_SIDE);
        double scale = (double) photo.width() / small.width();
        List<Face> found = new ArrayList<>();
        for (Square square : wholes(small)) {
            found.addAll(look(small, square, THRESHOLD));
        }
        for (Square square : tiles(small)) {
            found.addAll(look(small, square, TILE_THRESHOLD));
        }
        double smallest = SMALLEST * Math.min(small.width(), small.height());
        found.removeIf(face -> face.size() < smallest);
        return eachOnce(found).stream()
                .map(face -> face.shifted(0, 0, scale))
                .sorted(Comparator.comparingDouble(Face::size).reversed())
                .toList();
    }

    /**
     * The same face again with its features where several closer looks see them in the mean, which is far steadier than one look; empty
     * where no closer look sees it.
     */
    public Optional<Face> closer(Photo photo, Face face) {
        List<Face> looks = new ArrayList<>();
        for (double[] look : CLOSER_LOOKS) {
            Square square = Square.around(
                    face.x() + look[1] * face.size(), face.y() + look[2] * face.size(), look[0] * face.size());
            look(photo, square, TILE_THRESHOLD).stream()
                    .filter(face::sameAs)
                    .max(Comparator.comparingDouble(Face::score))
                    .ifPresent(looks::add);
        }
        return looks.isEmpty() ? Optional.empty() : Optional.of(Face.mean(looks));
    }

    private List<Face> look(Photo photo, Square square, double threshold) {
        List<Tensor> answers = network.run(photo.square(square, INPUT, -1, 1));
        return anchors.faces(answers.get(0), answers.get(1), threshold).stream()
                .map(face -> face.shifted(square.left(), square.top(), square.side()))
                .toList();
    }

    private static List<Square> wholes(Photo photo) {
        double x = photo.width() / 2.0;
        double y = photo.height() / 2.0;
        double longer = Math.max(photo.width(), photo.height());
        return List.of(Square.around(x, y, longer), Square.around(x, y, longer * 1.7));
    }

    private static List<Square> tiles(Photo photo) {
        double shorter = Math.min(photo.width(), photo.height());
        double side = shorter * TILE;
        int columns = steps(photo.width(), side, shorter * TILE_STEP);
        int rows = steps(photo.height(), side, shorter * TILE_STEP);
        List<Square> tiles = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                tiles.add(new Square(
                        (photo.width() - side) * column / (columns - 1),
                        (photo.height() - side) * row / (rows - 1),
                        side));
            }
        }
        return tiles;
    }

    private static int steps(double length, double side, double step) {
        return Math.min(8, 1 + (int) Math.ceil((length - side) / step - 1e-9));
    }

    private static List<Face> eachOnce(List<Face> found) {
        List<Face> kept = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingDouble(Face::score).reversed())
                .forEach(face -> {
                    if (kept.stream().noneMatch(face::sameAs)) {
                        kept.add(face);
                    }
                });
        return kept;
    }
}
