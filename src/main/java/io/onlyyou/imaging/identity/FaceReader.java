package io.onlyyou.imaging.identity;

import io.onlyyou.imaging.graph.Graph;
import io.onlyyou.imaging.graph.Tensor;
import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.likeness.Square;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads a face into a {@link FacePrint} with dlib's network, cut out as face-api.js does it. Safe for many threads. */
final class FaceReader {

    private static final int INPUT = 150;
    private static final float[] MEANS = {122.782f, 117.001f, 104.298f};
    /** From the eyes to the mouth, as a share of the square that the network wants to see. */
    private static final double EYES_TO_MOUTH = 0.45;
    /** How far down in that square eyes and mouth lie in the mean. */
    private static final double MIDDLE = 0.43;

    private final Graph network = Graph.readDescriptor(
            file("face_recognition_model-weights_manifest.json"), file("face_recognition_model.bin"));

    /** The print of a face that was found in this photo. */
    FacePrint read(Photo photo, Face face) {
        Tensor pixels = photo.square(square(face), INPUT, 0, 255);
        float[] values = pixels.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - MEANS[i % MEANS.length]) / 255;
        }
        return new FacePrint(network.run(pixels).getFirst().values());
    }

    private static Square square(Face face) {
        double eyesX = (face.leftEye().x() + face.rightEye().x()) / 2;
        double eyesY = (face.leftEye().y() + face.rightEye().y()) / 2;
        double toMouth = (distance(face.leftEye(), face.mouth()) + distance(face.rightEye(), face.mouth())) / 2;
        double side = toMouth / EYES_TO_MOUTH;
        double middleX = (eyesX * 2 + face.mouth().x()) / 3;
        double middleY = (eyesY * 2 + face.mouth().y()) / 3;
        return new Square(middleX - side / 2, middleY - side * MIDDLE, side);
    }

    private static double distance(Face.Point one, Face.Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static byte[] file(String name) {
        try (InputStream file = FaceReader.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
