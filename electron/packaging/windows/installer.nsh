; `stet` on the PATH: %LOCALAPPDATA%\Microsoft\WindowsApps is on every user's PATH since Windows 10,
; so the PATH itself, which an installer can destroy, is left alone.
!macro customInstall
  CreateDirectory "$LOCALAPPDATA\Microsoft\WindowsApps"
  FileOpen $0 "$LOCALAPPDATA\Microsoft\WindowsApps\stet.cmd" w
  FileWrite $0 '@"$INSTDIR\resources\bin\stet.cmd" %*$\r$\n'
  FileClose $0
!macroend

!macro customUnInstall
  Delete "$LOCALAPPDATA\Microsoft\WindowsApps\stet.cmd"
!macroend
