package io.onlyyou.imaging.painter.scene;

import java.awt.Graphics2D;

/** Something that a scene draws, behind or in front of the person. */
@FunctionalInterface
public interface Layer {

    void paint(Graphics2D g, Stage stage);
}
