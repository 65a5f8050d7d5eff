package io.onlyyou.imaging;

/**
 * The moderation that ships: blocks a portrait in which several people show their faces, for the second one has agreed to
 * nothing. A painted face may be too painted to be found, so that finding none means nothing.
 */
public final class OnePersonOnly implements Moderation {

    private final FaceFinder faces;

    public OnePersonOnly(FaceFinder faces) {
        this.faces = faces;
    }

    @Override
    public Verdict look(byte[] picture) {
        return faces.count(picture) > 1 ? new Verdict.Blocked("it shows several people") : new Verdict.Passed();
    }
}
