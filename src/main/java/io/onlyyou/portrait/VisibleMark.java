package io.onlyyou.portrait;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A word in a corner of the picture, for those who look at no metadata. Its letters are strokes of our own: a server without a
 * display may have no fonts.
 */
enum VisibleMark {
    /** Nothing is drawn. */
    NONE(""),
    AI("AI"),
    IMAGINED("IMAGINED");

    /** As a share of the picture's shorter side, and the least that is legible, in pixels. */
    private static final double LETTER_HEIGHT = 0.026;

    private static final double SMALLEST_LETTER = 8;

    /** Of the height of a letter. */
    private static final double ADVANCE = 0.95;

    private static final double NARROW_ADVANCE = 0.4;
    private static final double PADDING = 0.65;
    private static final double STROKE = 0.15;
    private static final double MARGIN = 1.1;

    /** Below it the apps that show stories put their own buttons; as a share of the height. */
    private static final double STORY_FLOOR = 0.82;

    /** The lowest that a word still fits into the circle, as a share of the height. */
    private static final double CIRCLE_FLOOR = 0.93;

    private static final Color GROUND = new Color(0, 0, 0, 150);
    private static final Color LETTER = new Color(255, 255, 255, 235);

    private final String word;

    VisibleMark(String word) {
        this.word = word;
    }

    /** Draws it where that surface leaves it whole: bottom right, in the middle below in a circle. */
    void draw(BufferedImage picture, Surface surface) {
        if (word.isEmpty()) {
            return;
        }
        double letter = Math.max(SMALLEST_LETTER, Math.min(picture.getWidth(), picture.getHeight()) * LETTER_HEIGHT);
        double width = length() * letter + 2 * PADDING * letter;
        double height = letter + 2 * PADDING * letter;
        double x = surface == Surface.PROFILE_PICTURE
                ? (picture.getWidth() - width) / 2
                : picture.getWidth() - width - MARGIN * letter;
        double y = floor(picture.getHeight(), surface, letter) - height;
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(GROUND);
        g.fill(new RoundRectangle2D.Double(x, y, width, height, height, height));
        g.setColor(LETTER);
        g.setStroke(new BasicStroke((float) (letter * STROKE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double at = x + PADDING * letter;
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            AffineTransform place = AffineTransform.getTranslateInstance(at, y + PADDING * letter);
            place.scale(letter, letter);
            g.draw(place.createTransformedShape(strokes(each)));
            at += advance(each) * letter;
        }
        g.dispose();
    }

    private static double floor(int height, Surface surface, double letter) {
        return switch (surface) {
            case STORIES -> height * STORY_FLOOR;
            case PROFILE_PICTURE -> height * CIRCLE_FLOOR;
            case FEED, CHAT -> height - MARGIN * letter;
        };
    }

    private double length() {
        double length = word.chars().mapToDouble(each -> advance((char) each)).sum();
        char last = word.charAt(word.length() - 1);
        return length - (advance(last) - (last == 'I' ? 0.1 : 0.7));
    }

    private static double advance(char letter) {
        return letter == 'I' ? NARROW_ADVANCE : ADVANCE;
    }

    /** In a square of 1, from its upper left corner; numbers are lines from spot to spot, the pen lifted where a row ends. */
    private static Path2D strokes(char letter) {
        double[][] lines = switch (letter) {
            case 'A' -> new double[][] {{0, 1, 0.36, 0, 0.72, 1}, {0.14, 0.64, 0.58, 0.64}};
            case 'D' -> new double[][] {{0, 0, 0, 1, 0.34, 1, 0.62, 0.78, 0.68, 0.5, 0.62, 0.22, 0.34, 0, 0, 0}};
            case 'E' -> new double[][] {{0.6, 0, 0, 0, 0, 1, 0.6, 1}, {0, 0.5, 0.5, 0.5}};
            case 'G' ->
                new double[][] {
                    {
                        0.66, 0.2, 0.5, 0.03, 0.3, 0, 0.1, 0.14, 0, 0.5, 0.1, 0.86, 0.32, 1, 0.56, 0.94, 0.68, 0.8,
                        0.68, 0.54, 0.4, 0.54
                    }
                };
            case 'I' -> new double[][] {{0.05, 0, 0.05, 1}};
            case 'M' -> new double[][] {{0, 1, 0, 0, 0.36, 0.6, 0.72, 0, 0.72, 1}};
            case 'N' -> new double[][] {{0, 1, 0, 0, 0.66, 1, 0.66, 0}};
            default -> throw new IllegalArgumentException("There are no strokes for " + letter);
        };
        Path2D path = new Path2D.Double();
        for (double[] line : lines) {
            path.moveTo(line[0], line[1]);
            for (int i = 2; i < line.length; i += 2) {
                path.lineTo(line[i], line[i + 1]);
            }
        }
        return path;
    }
}
