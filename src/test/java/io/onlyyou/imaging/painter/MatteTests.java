package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.plane.Colours;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatteTests {

    private static final FaceDetector DETECTOR = new FaceDetector();
    private static final PersonSegmenter SEGMENTER = new PersonSegmenter();

    @Test
    void keepsThePersonAndNotTheWall() {
        Sitter sitter = sitter(DrawnPerson.of(5));
        Matte matte = Matte.of(sitter, SEGMENTER);
        Face face = sitter.face();
        assertThat(share(matte, sitter, face.x(), face.y())).isGreaterThan(0.97f);
        assertThat(share(matte, sitter, face.x(), face.y() - 0.85 * face.size()))
                .isGreaterThan(0.9f);
        assertThat(share(matte, sitter, face.x(), 750)).isGreaterThan(0.97f);
        assertThat(share(matte, sitter, 30, 30)).isLessThan(0.03f);
        assertThat(share(matte, sitter, 740, 200)).isLessThan(0.03f);
    }

    @Test
    void hasSoftEdges() {
        Sitter sitter = sitter(DrawnPerson.of(5));
        Matte matte = Matte.of(sitter, SEGMENTER);
        int between = 0;
        for (int x = 0; x < sitter.photo().width(); x++) {
            float share = share(matte, sitter, x, sitter.face().y() - 60);
            between += share > 0.1f && share < 0.9f ? 1 : 0;
        }
        assertThat(between).isBetween(2, 60);
    }

    @Test
    void leavesTheOtherPersonOut() {
        Sitter sitter = sitter(DrawnPerson.pair());
        Matte matte = Matte.of(sitter, SEGMENTER);
        Face other = sitter.others().getFirst();
        assertThat(share(matte, sitter, sitter.face().x(), sitter.face().y())).isGreaterThan(0.97f);
        assertThat(share(matte, sitter, other.x(), other.y())).isLessThan(0.05f);
    }

    private static Sitter sitter(DrawnPerson person) {
        return new Sitters(DETECTOR).best(List.of(person.png())).orElseThrow();
    }

    private static float share(Matte matte, Sitter sitter, double x, double y) {
        float[] colour = new float[3];
        Photo photo = sitter.photo();
        photo.sample(x, y, colour);
        return matte.at(x, y, Colours.luminance(colour[0], colour[1], colour[2]));
    }
}
