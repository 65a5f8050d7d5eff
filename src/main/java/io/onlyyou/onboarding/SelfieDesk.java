package io.onlyyou.onboarding;

import io.onlyyou.portrait.CheckedSelfie;
import io.onlyyou.portrait.SelfieUpload;
import io.onlyyou.portrait.Selfies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has uploaded selfies checked outside of any transaction. */
@Component
class SelfieDesk {

    private final Selfies selfies;

    SelfieDesk(Selfies selfies) {
        this.selfies = selfies;
    }

    List<CheckedSelfie> check(OnboardingEvent event) {
        return switch (event.happening()) {
            case Happening.In in -> check(in.data().selfiesOrNone());
            case Happening.Out out -> List.of();
            case Happening.Gone gone -> List.of();
        };
    }

    private List<CheckedSelfie> check(List<OptedIn.Selfie> uploads) {
        return selfies.check(uploads.stream()
                .map(upload -> new SelfieUpload(upload.pose(), upload.content(), null))
                .toList());
    }
}
