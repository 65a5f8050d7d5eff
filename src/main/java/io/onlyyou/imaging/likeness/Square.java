package io.onlyyou.imaging.likeness;

/** A square in the pixels of a picture; may reach beyond it. */
public record Square(double left, double top, double side) {

    public static Square around(double centreX, double centreY, double side) {
        return new Square(centreX - side / 2, centreY - side / 2, side);
    }
}
