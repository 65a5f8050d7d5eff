package io.onlyyou.imaging.painter.scene;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Shows the person again behind the person, as mirrors do. */
@FunctionalInterface
public interface Echoes {

    Echoes NONE = (g, stage, figure) -> {};

    /** Paints from the figure, which is as large as the stage and transparent around the person. */
    void paint(Graphics2D g, Stage stage, BufferedImage figure);
}
