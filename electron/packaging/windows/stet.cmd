@echo off
rem The command line of the installed app. Inside a script cmd waits for a program with windows.
"%~dp0..\..\Stet.exe" --cli %*
exit /b %ERRORLEVEL%
