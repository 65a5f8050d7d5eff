package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.identity.FacePrint;
import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sees what the real one sees, and looks at each picture once: tests paint the same few people again and again. */
final class RememberingDetector extends FaceDetector {

    static final RememberingDetector DETECTOR = new RememberingDetector();
    static final FaceMatcherByPrint MATCHER = new FaceMatcherByPrint(DETECTOR) {

        private final Map<Look, FacePrint> prints = new ConcurrentHashMap<>();

        @Override
        public FacePrint exactly(Photo photo, Face face) {
            return prints.computeIfAbsent(Look.at(photo, face), look -> super.exactly(photo, face));
        }
    };
    static final Painter PAINTER = new Painter(DETECTOR, new PersonSegmenter(), MATCHER);

    private record Look(int width, int height, int content, Optional<Face> about) {

        static Look at(Photo photo, Face about) {
            return new Look(photo.width(), photo.height(), Arrays.hashCode(photo.pixels()), Optional.of(about));
        }
    }

    private final Map<Look, List<Face>> found = new ConcurrentHashMap<>();
    private final Map<Look, Optional<Face>> closer = new ConcurrentHashMap<>();

    private RememberingDetector() {}

    @Override
    public List<Face> find(Photo photo) {
        Look look = new Look(photo.width(), photo.height(), Arrays.hashCode(photo.pixels()), Optional.empty());
        return found.computeIfAbsent(look, absent -> super.find(photo));
    }

    @Override
    public Optional<Face> closer(Photo photo, Face face) {
        return closer.computeIfAbsent(Look.at(photo, face), absent -> super.closer(photo, face));
    }
}
