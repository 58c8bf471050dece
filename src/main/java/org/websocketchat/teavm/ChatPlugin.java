package org.websocketchat.teavm;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.SwitchBootstraps;
import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.classlib.impl.JCLPlugin;
import org.teavm.model.MethodReference;
import org.teavm.vm.spi.After;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Adds to TeaVM what makes a script smaller without changing what its program means. */
@After(JCLPlugin.class)
public final class ChatPlugin implements TeaVMPlugin {
  @Override
  public void install(TeaVMHost host) {
    host.add(
        new MethodReference(
            SwitchBootstraps.class,
            "typeSwitch",
            MethodHandles.Lookup.class,
            String.class,
            MethodType.class,
            Object[].class,
            CallSite.class),
        new TypeSwitch());
    host.add(new Containment());
    host.add(new JumpThreading());
    host.getExtension(TeaVMJavaScriptHost.class).add(new ClassOrder());
  }
}
