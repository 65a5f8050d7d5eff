package io.onlyyou.admin;

import io.onlyyou.switches.SwitchState;
import java.util.Collection;

/** Where the switches stand. One that is not listed was never turned, and is on. */
record SwitchesView(Collection<SwitchState> switches) {}
