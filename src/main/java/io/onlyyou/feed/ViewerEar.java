package io.onlyyou.feed;

import io.onlyyou.consent.ViewerChanges;
import io.onlyyou.switches.Ear;
import org.springframework.stereotype.Component;

/** Passes on what {@link ViewerChanges} announces; what is remembered knows at every moment whether news arrive. */
@Component
class ViewerEar implements Ear {

    private final NoCache cache;
    private final OptedIn optedIn;

    ViewerEar(NoCache cache, OptedIn optedIn) {
        this.cache = cache;
        this.optedIn = optedIn;
    }

    @Override
    public String channel() {
        return ViewerChanges.CHANNEL;
    }

    @Override
    public void listening() {
        cache.listening();
        optedIn.listening();
    }

    @Override
    public void heard(String viewer) {
        optedIn.heard(viewer);
        cache.changed(viewer);
    }

    @Override
    public void deaf() {
        cache.deaf();
        optedIn.deaf();
    }
}
