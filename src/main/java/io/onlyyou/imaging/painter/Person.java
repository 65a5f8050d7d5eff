package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;

/** The sitter as they stand on the canvas: their colours, and how much each pixel is theirs. */
record Person(Colours colours, Plane alpha) {

    static Person cutOut(Photo photo, Placement placement, int width, int height) {
        Colours colours = new Colours(width, height);
        Plane alpha = new Plane(width, height);
        Matte matte = placement.matte();
        float[] colour = new float[3];
        for (int y = 0; y < height; y++) {
            double photoY = placement.photoY(y + 0.5);
            for (int x = 0; x < width; x++) {
                double photoX = placement.photoX(x + 0.5);
                photo.sample(photoX, Math.max(photoY, matte.top()), colour);
                colours.set(y * width + x, colour[0], colour[1], colour[2]);
                if (photoY >= matte.top()) {
                    float share = matte.at(photoX, photoY, Colours.luminance(colour[0], colour[1], colour[2]));
                    alpha.set(x, y, share * matte.inside(photoX));
                }
            }
        }
        Person person = new Person(colours, alpha);
        person.cleanEdges(Math.max(2, (int) (placement.head().size() * 0.02)));
        return person;
    }

    /** Half-covered pixels carry the colour of the old background: gives them the colour of the person next to them. */
    private void cleanEdges(int reach) {
        Plane solid = new Plane(alpha.width(), alpha.height());
        for (int i = 0; i < solid.values().length; i++) {
            solid.values()[i] = Curve.smooth(0.7, 1, alpha.values()[i]);
        }
        Plane weight = Blur.box(solid, reach);
        for (Plane channel : new Plane[] {colours.red(), colours.green(), colours.blue()}) {
            Plane spread = Blur.box(channel.times(solid), reach);
            for (int i = 0; i < solid.values().length; i++) {
                float near = weight.values()[i];
                if (near > 0.01f && solid.values()[i] < 1) {
                    float inside = spread.values()[i] / near;
                    channel.values()[i] = Curve.mix(inside, channel.values()[i], solid.values()[i]);
                }
            }
        }
    }
}
