package io.onlyyou.imaging;

import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.FaceFinderByDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.Painter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the built-in painter as the image model; see {@code docs/decisions/0003-portable-painter.md}. */
@Configuration(proxyBeanMethods = false)
class ImagingConfiguration {

    @Bean
    FaceDetector faceDetector() {
        return new FaceDetector();
    }

    @Bean
    FaceFinder faceFinder(FaceDetector detector) {
        return new FaceFinderByDetector(detector);
    }

    @Bean
    FaceMatcherByPrint faceMatcher(FaceDetector detector) {
        return new FaceMatcherByPrint(detector);
    }

    @Bean
    ImageModel imageModel(FaceDetector detector, FaceMatcherByPrint matcher) {
        return new Painter(detector, new PersonSegmenter(), matcher);
    }
}
