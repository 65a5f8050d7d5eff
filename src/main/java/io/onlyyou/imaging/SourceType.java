package io.onlyyou.imaging;

import java.util.Set;

/** How a picture came about, in the terms of IPTC's vocabulary "digital source type". */
public enum SourceType {
    /** A model made all of it. */
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
    /** A model made it around or from a photograph. */
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    /**
     * Several elements, of which none need be a model's: the photograph of a face in a scene that a program drew, painted over by it.
     * What the built-in painter makes.
     */
    COMPOSITE("composite"),
    /** What marks of the painter said before IPTC narrowed the term to composites with elements of generative AI, in 2024. */
    COMPOSITE_SYNTHETIC("compositeSynthetic");

    static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private static final Set<String> GENERATED = Set.of(
            TRAINED_ALGORITHMIC_MEDIA.term,
            COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.term,
            COMPOSITE_SYNTHETIC.term,
            "algorithmicMedia");

    private final String term;

    SourceType(String term) {
        this.term = term;
    }

    /** The term's address in the vocabulary. */
    public String uri() {
        return VOCABULARY + term;
    }

    /** Whether a term's address says that a machine made the picture, or a part of it. */
    static boolean isGenerated(String uri) {
        return GENERATED.stream().anyMatch(term -> uri.equals(VOCABULARY + term));
    }

    /** What is true of a portrait that this model painted from selfies. */
    public static SourceType of(ModelInfo model) {
        boolean painter = model.provider().equals("onlyyou") && model.model().equals("painter");
        return painter ? COMPOSITE : COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }
}
