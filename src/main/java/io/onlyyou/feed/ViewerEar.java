package io.onlyyou.feed;

import io.onlyyou.consent.ViewerChanges;
import io.onlyyou.switches.Ear;
import org.springframework.stereotype.Component;

/** Passes on what {@link ViewerChanges} announces; the {@link NoCache} knows at every moment whether news arrive. */
@Component
class ViewerEar implements Ear {

    private final NoCache cache;

    ViewerEar(NoCache cache) {
        this.cache = cache;
    }

    @Override
    public String channel() {
        return ViewerChanges.CHANNEL;
    }

    @Override
    public void listening() {
        cache.listening();
    }

    @Override
    public void heard(String viewer) {
        cache.changed(viewer);
    }

    @Override
    public void deaf() {
        cache.deaf();
    }
}
