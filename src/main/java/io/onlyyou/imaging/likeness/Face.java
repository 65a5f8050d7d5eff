package io.onlyyou.imaging.likeness;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Where a face is, in pixels of its picture: the square from the brows to the chin, and what lies in it.
 *
 * @param x centre of the face
 * @param y centre of the face
 * @param size side of the square
 * @param leftEye the eye on the left of the picture
 * @param score how sure the network is, 0 to 1
 */
public record Face(
        double x, double y, double size, Point leftEye, Point rightEye, Point nose, Point mouth, double score) {

    /** A spot in the picture. */
    public record Point(double x, double y) {}

    /** 1 if the person looks straight at us, towards 0 as they turn away. */
    public double frontality() {
        double between = rightEye.x() - leftEye.x();
        double middle = (rightEye.x() + leftEye.x()) / 2;
        return between <= 0 ? 0 : Math.max(0, 1 - 2 * Math.abs(nose.x() - middle) / between);
    }

    /** How far the head is laid to the side, in radians; positive where the chin goes to the left of the picture. */
    public double roll() {
        double eyesX = (leftEye.x() + rightEye.x()) / 2;
        double eyesY = (leftEye.y() + rightEye.y()) / 2;
        return Math.atan2(eyesX - mouth.x(), Math.max(mouth.y() - eyesY, 1e-6));
    }

    /** Whether two finds are the same face, at whatever scale they were found. */
    boolean sameAs(Face other) {
        double reach = Math.max(size, other.size) * 0.5;
        return Math.abs(x - other.x) < reach && Math.abs(y - other.y) < reach;
    }

    /** The same face in a picture that is scaled and then moved. */
    public Face shifted(double byX, double byY, double scale) {
        return new Face(
                byX + x * scale,
                byY + y * scale,
                size * scale,
                shifted(leftEye, byX, byY, scale),
                shifted(rightEye, byX, byY, scale),
                shifted(nose, byX, byY, scale),
                shifted(mouth, byX, byY, scale),
                score);
    }

    /** The face in the middle of several finds of it. */
    static Face mean(List<Face> faces) {
        return new Face(
                mean(faces, Face::x),
                mean(faces, Face::y),
                mean(faces, Face::size),
                meanPoint(faces, Face::leftEye),
                meanPoint(faces, Face::rightEye),
                meanPoint(faces, Face::nose),
                meanPoint(faces, Face::mouth),
                mean(faces, Face::score));
    }

    private static Point meanPoint(List<Face> faces, Function<Face, Point> point) {
        return new Point(
                mean(faces, face -> point.apply(face).x()),
                mean(faces, face -> point.apply(face).y()));
    }

    private static double mean(List<Face> faces, ToDoubleFunction<Face> value) {
        return faces.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Point shifted(Point point, double byX, double byY, double scale) {
        return new Point(byX + point.x() * scale, byY + point.y() * scale);
    }
}
